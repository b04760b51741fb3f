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
  // A Dutch word opens its explanation here, without a trace in the history; a card opens large.
  var opener = null;
  function shut() {
    var open = document.querySelector(".word.open, .show.open");
    if (open) open.classList.remove("open");
    if (open && opener) opener.focus();
    opener = null;
    return open;
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest('a[href^="#w-"], a[href^="#k"], a[href="#_"]');
    if (!link) { if (!event.target.closest(".word, .show")) shut(); return; }
    var sheet = document.getElementById(link.hash.slice(1));
    if (!sheet) { if (shut()) event.preventDefault(); return; }
    event.preventDefault();
    shut();
    opener = link;
    sheet.classList.add("open");
    sheet.focus();
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") shut(); });
  // Leaving at once: the page is replaced, so that "back" does not come here.
  document.addEventListener("click", function (event) {
    var link = event.target.closest(".leave a");
    if (link) { event.preventDefault(); location.replace(link.href); }
  });
  // Was this clear? A yes or a no, and thanks in its place.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.matches(".clear") || !event.submitter) return;
    event.preventDefault();
    var body = new URLSearchParams(new FormData(form, event.submitter));
    fetch(form.action, { method: "POST", body: body, headers: { "HX-Request": "true" } })
      .then(function (reply) { return reply.ok ? reply.text() : ""; })
      .then(function (text) { if (text) { form.setAttribute("role", "status"); form.textContent = text; } })
      .catch(function () {});
  });
  // The code that a worked-out page carries on paper comes when all else is there: printing does not wait for it.
  addEventListener("load", function () {
    var code = document.querySelector(".paper img");
    if (code) setTimeout(function () { code.loading = "eager"; }, 1000);
  });
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
