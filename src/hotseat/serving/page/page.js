// Around textual.js: the address of the line, the font, the focus, pastes, and the end in words.
"use strict";

(() => {
  const MOST_PASTED = 250000;
  const ENDS = {
    1000: ["This session has ended.", "Answers are kept, and what you typed."],
    1001: ["The server has ended.", "What you typed is kept. Start hotseat serve again, then open its new address."],
    1009: ["That was more at once than can be sent.", "What you had typed before is kept."],
    1011: ["hotseat had to stop.", "What you typed is kept. The terminal of hotseat serve says why."],
    1013: ["All places are taken.", "Go on when somebody has closed a tab."],
  };
  const LOST = ["The line to the server is lost.", "What you typed is kept."];

  const begin = window.onload;
  const terminal = document.getElementById("terminal");
  const over = document.getElementById("over");
  const again = over.querySelector("button");
  const notice = document.getElementById("notice");
  let hiding = 0;

  // The cookie has the token now; it need not stand in the address.
  history.replaceState(null, "", location.pathname);
  terminal.dataset.sessionWebsocketUrl = location.origin.replace(/^http/, "ws") + "/ws";

  const field = () => document.querySelector(".xterm-helper-textarea");
  const focus = () => over.hidden && field()?.focus();

  function tell(words) {
    notice.textContent = words;
    notice.hidden = false;
    clearTimeout(hiding);
    hiding = setTimeout(() => { notice.hidden = true; }, 8000);
  }

  window.WebSocket = class extends WebSocket {
    constructor(...where) {
      super(...where);
      this.addEventListener("open", focus);
      this.addEventListener("close", (event) => {
        const [title, text] = ENDS[event.code] || LOST;
        document.getElementById("over-title").textContent = title;
        document.getElementById("over-text").textContent = text;
        over.hidden = false;
        // The address of a server that has ended leads nowhere.
        again.hidden = event.code === 1001;
        again.focus();
      });
    }

    send(data) {
      if (this.readyState === WebSocket.OPEN) super.send(data);
    }
  };

  again.addEventListener("click", () => location.reload());
  window.addEventListener("focus", focus);

  // Ctrl+V pastes what was copied elsewhere; the terminal would take it for a key.
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "v") {
      event.stopPropagation();
    }
  }, true);
  window.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") || "";
    if (text.length <= MOST_PASTED) return;
    event.preventDefault();
    event.stopPropagation();
    tell(`Nothing was pasted: ${text.length.toLocaleString("en")} characters are far more than an answer may have.`);
  }, true);

  // The size of a cell is measured once: the font has to be there by then.
  window.onload = async (event) => {
    const faces = ["16px", "bold 16px", "italic 16px"];
    await Promise.allSettled(faces.map((face) => document.fonts.load(`${face} "Roboto Mono"`)));
    begin(event);
    focus();
  };
})();
