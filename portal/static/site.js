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
  if ("serviceWorker" in navigator && window.isSecureContext) navigator.serviceWorker.register("/sw.js");
})();
