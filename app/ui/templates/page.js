// Small things that HTML cannot do: copying, asking before deleting, and names for markup that Gradio leaves without.
(() => {
  const say = (text) => {
    const status = document.querySelector("#status p");
    if (status) status.textContent = text;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea"); // no clipboard without https: the older way
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say("Copied, with its citations.");
  };

  // A new question comes into view; the reader's own scrolling is left alone after that.
  const follow = (thread) => {
    let shown = new Set();
    new MutationObserver(() => {
      const exchanges = [...thread.querySelectorAll(".exchange")];
      const last = exchanges.at(-1);
      if (last?.querySelector(".working") && !shown.has(last.id)) {
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        last.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
      }
      shown = new Set(exchanges.map((exchange) => exchange.id));
    }).observe(thread, { childList: true, subtree: true, attributes: true, attributeFilter: ["id"] });
  };

  // What was left out stays open when the thread is drawn again.
  const keepOpen = (thread) => {
    const open = new Set();
    thread.addEventListener("toggle", (event) => {
      if (event.target.open) open.add(event.target.id);
      else if (event.target.isConnected) open.delete(event.target.id);
    }, true);
    new MutationObserver(() => {
      for (const details of thread.querySelectorAll("details:not([open])")) if (open.has(details.id)) details.open = true;
    }).observe(thread, { childList: true, subtree: true });
  };

  // Conversations changed in another tab: read them again when this one is looked at, unless it is in use.
  let behind = false;
  window.addEventListener("storage", (event) => {
    if (event.key === "career-coach-conversations") behind = true;
  });
  document.addEventListener("visibilitychange", () => {
    const inUse = document.querySelector(".working") || document.querySelector("#question textarea")?.value;
    if (behind && !document.hidden && !inUse) location.reload();
  });

  // Called by each of our HTML parts once it is there; `trigger` tells the server.
  window.coach = {
    listen(element, trigger) {
      if (element.closest("#thread")) {
        follow(element);
        keepOpen(element);
      }
      element.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button || !element.contains(button)) return;
        const data = button.dataset;
        if (data.confirm && !window.confirm(data.confirm)) return;
        if (data.copy !== undefined) copy(data.copy);
        else if (data.ask !== undefined) trigger("ask", { text: data.ask });
        else if (data.retry !== undefined) trigger("retry", { exchange: data.retry });
        else if (data.act !== undefined) {
          trigger("act", { ...data });
          if (data.act === "edit") setTimeout(() => document.querySelector("#question textarea")?.focus(), 300);
          if (data.act === "sources") setTimeout(() => document.getElementById("sources")?.scrollIntoView({ block: "nearest" }), 300);
        }
      });
      element.addEventListener("submit", (event) => {
        event.preventDefault();
        const form = event.target;
        trigger("act", { act: form.dataset.form, ...form.dataset, ...Object.fromEntries(new FormData(form)) });
      });
    },
  };
})();
