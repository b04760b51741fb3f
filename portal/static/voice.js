// Reads a page aloud with the browser's own voices, paragraph by paragraph. Without a voice there is no button.
(function () {
  "use strict";
  var button = document.querySelector(".voice"), synth = window.speechSynthesis;
  if (!button || !synth) return;
  var own = document.documentElement.lang, words = button.textContent, turn = 0, marked = null;

  function voice(language) {
    return synth.getVoices().find(function (each) {
      return each.lang.replace("_", "-").toLowerCase().split("-")[0] === language;
    });
  }
  function show() { button.hidden = !voice(own); }

  // What is read: the paragraphs of the text, not its forms, menus and hidden words.
  function paragraphs() {
    return Array.prototype.filter.call(
      document.querySelectorAll("main h1, main h2, main p, main li, main .big, main caption, main th, main td"),
      function (each) { return each.offsetParent && !each.closest("form, .tools, .acts, .word, .state, .leave, details:not([open])"); }
    );
  }
  // A paragraph in runs of one language: a Dutch word is said by a Dutch voice, or left out where there is none.
  function runs(paragraph) {
    var found = [], walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), node, last;
    while ((node = walker.nextNode())) {
      var language = node.parentElement.closest("[lang]").lang, text = node.data.replace(/\s+/g, " ");
      if (!text.trim() || (language !== own && !voice(language))) continue;
      last = found[found.length - 1];
      if (last && last.language === language) last.text += text;
      else found.push({ language: language, text: text });
    }
    return found.filter(function (run) { return /[\p{L}\p{N}]/u.test(run.text); });
  }
  function mark(paragraph) {
    if (marked) marked.classList.remove("spoken");
    marked = paragraph;
    if (!marked) return;
    marked.classList.add("spoken");
    marked.scrollIntoView({ block: "nearest" });
  }
  function stop() {
    turn++;
    synth.cancel();
    mark(null);
    button.textContent = words;
  }
  function say(list, at, mine) {
    if (mine !== turn) return;
    if (at >= list.length) { stop(); return; }
    var parts = runs(list[at]), left = parts.length;
    if (!left) { say(list, at + 1, mine); return; }
    mark(list[at]);
    parts.forEach(function (part) {
      var utterance = new SpeechSynthesisUtterance(part.text);
      utterance.lang = part.language;
      utterance.voice = voice(part.language) || null;
      utterance.onend = utterance.onerror = function () { if (--left === 0) say(list, at + 1, mine); };
      synth.speak(utterance);
    });
  }
  button.addEventListener("click", function () {
    if (marked) { stop(); return; }
    button.textContent = button.dataset.stop;
    say(paragraphs(), 0, ++turn);
  });
  addEventListener("pagehide", stop);
  if (synth.addEventListener) synth.addEventListener("voiceschanged", show);
  show();
})();
