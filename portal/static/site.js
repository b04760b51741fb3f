// Small improvements only: every page works without this file.
(function () {
  "use strict";
  // The list of languages closes on Escape and on a tap beside it.
  function close(event) {
    var list = document.querySelector(".langs[open]");
    if (!list || (event.type === "keydown" ? event.key !== "Escape" : list.contains(event.target))) return;
    list.open = false;
    if (event.type === "keydown") list.querySelector("summary").focus();
  }
  document.addEventListener("keydown", close);
  document.addEventListener("click", close);
  // Reasons and sources are on paper too, opened.
  addEventListener("beforeprint", function () {
    document.querySelectorAll("main details").forEach(function (each) { each.open = true; });
  });
  // Asked for, made coarse here (about a kilometre), sent once by POST, and kept nowhere.
  var here = document.getElementById("hier");
  function shown(element) { element.closest("[hidden]").hidden = false; }
  function field(form, name, value) {
    var input = document.createElement("input");
    input.type = "hidden"; input.name = name; input.value = value.toFixed(2);
    form.append(input);
  }
  if (here && navigator.geolocation && window.isSecureContext) {
    shown(here);
    here.addEventListener("click", function () {
      navigator.geolocation.getCurrentPosition(function (found) {
        field(here.form, "lat", found.coords.latitude);
        field(here.form, "lon", found.coords.longitude);
        here.form.submit();
      }, function () {
        here.parentElement.querySelector("[role=status]").textContent = here.dataset.no;
      }, { maximumAge: 600000, timeout: 10000 });
    });
  }
  var paper = document.getElementById("print");
  if (paper) { shown(paper); paper.addEventListener("click", function () { print(); }); }
  if ("serviceWorker" in navigator && window.isSecureContext) navigator.serviceWorker.register("/sw.js");
})();
