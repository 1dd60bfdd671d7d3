"use strict";
(() => {
  // Text is only ever set as text: nothing here makes elements of words.
  const SVG = "http://www.w3.org/2000/svg";
  const KINDS = { s: "statement", a: "actor", p: "place", d: "date", t: "troops", c: "casualty", e: "event" };
  const ORDER = ["statement", "argument", "actor", "place", "date", "troops", "casualty", "event"];
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  const fill = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) if (value !== "") node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
  const svg = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

  // ---- Card and text light up together.
  let prefix = ""; // of the ids of the article that is open
  const isShown = (mark) => { const box = $(`#show-${mark.className.split(" ")[0]}`); return !box || box.checked; };

  const light = (id) => {
    for (const lit of $$(".lit")) lit.classList.remove("lit");
    if (!id) return;
    const record = id.startsWith(prefix) ? id.slice(prefix.length) : id;
    const found = /^t[\d-]+$/.test(record)
      ? $$(`#${CSS.escape(id)}, [data-t="${CSS.escape(id)}"]`).concat($$(`[data-t="${CSS.escape(record)}"]`))
      : $$(`mark[data-r~="${CSS.escape(record)}"]`).filter((mark) => !mark.classList.contains("argument"));
    for (const node of found) node.classList.add("lit");
    const card = document.getElementById(id);
    if (card && card.classList.contains("card")) card.classList.add("lit");
  };

  // A link within a mark leads to the innermost record whose kind is shown, and on to the next where several share it.
  let last = "";
  const targetOf = (link) => {
    for (let mark = link.closest("mark"); mark; mark = mark.parentElement.closest("mark")) {
      if (!isShown(mark)) continue;
      const refs = mark.dataset.r.split(" ");
      return prefix + refs[(refs.indexOf(last.slice(prefix.length)) + 1) % refs.length];
    }
    return "";
  };
  const go = (id) => {
    const node = document.getElementById(id);
    if (!node) return;
    for (let box = node.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    node.scrollIntoView({ block: node.closest(".text") ? "center" : node.classList.contains("card") ? "nearest" : "start" });
    if (node.classList.contains("card")) node.focus({ preventScroll: true });
    last = id;
    light(id);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"], a[*|href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const href = link.getAttribute("href").slice(1);
    const id = link.closest("mark") ? targetOf(link) : href;
    if (/^n\d+$/.test(id) || id === "articles") return; // the list's own, by the address
    event.preventDefault();
    if (id) go(id);
  });

  const step = (by) => {
    const cards = $$(".card.event");
    if (!cards.length) return;
    const at = cards.findIndex((card) => card.classList.contains("lit"));
    const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : (at + by + cards.length) % cards.length];
    go(next.id);
    const words = $(`mark.event[data-r~="${CSS.escape(next.id.slice(prefix.length))}"]`);
    if (words && matchMedia("(min-width: 62rem)").matches) words.scrollIntoView({ block: "center" });
  };
  const toWords = () => {
    const card = $(".card.lit");
    const mark = card && $$(`mark[data-r~="${CSS.escape(card.id.slice(prefix.length))}"]`).find((found) => !found.classList.contains("argument"));
    const link = mark && $("a", mark);
    if (!link) return;
    mark.scrollIntoView({ block: "center" });
    link.focus({ preventScroll: true });
  };
  const keys = { j: () => step(1), k: () => step(-1), t: toWords };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    const action = keys[event.key];
    if (!action || (typing && event.key !== "Escape")) return;
    event.preventDefault();
    action();
  });

  const store = document.getElementById("data");
  if (!store) {
    if (location.hash) go(location.hash.slice(1));
    return;
  }

  // ---- Many articles: what follows reads the packed pages and builds the one that is asked for.
  const chunks = JSON.parse(store.textContent);
  const opened = new Map();
  const unpack = (number) => {
    if (!opened.has(number)) {
      const bytes = Uint8Array.from(atob(chunks[number]), (c) => c.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
      opened.set(number, new Response(stream).json());
    }
    return opened.get(number);
  };

  // The builders follow macros.html.j2, element by element.
  let texts = []; // of the spans of the open article, by number
  const oneLine = (text) => text.split(/\s+/).filter(Boolean).join(" ");
  const link = (text, to) => /^https?:\/\//i.test(to)
    ? el("a", { class: "out", href: to, rel: "noopener noreferrer" }, text)
    : el("a", { href: `#${prefix}${to}` }, text);
  const words = (parts) => parts.map((part) =>
    typeof part === "number" ? link(`“${oneLine(texts[part])}”`, `t${part}`)
      : typeof part === "string" ? part : link(part[0], part[1]));
  const rows = (list, style = "") => el("dl", { class: style }, ...list.map(([label, ...parts]) => {
    const [name, kind = ""] = label.split("|");
    return el("div", { class: kind }, el("dt", {}, name), el("dd", {}, ...words(parts)));
  }));
  const card = ([id, kind, title, signs, fields, more]) => el("article",
    { class: `card ${kind}`, id: id && prefix + id, tabindex: id && "-1" },
    el("h3", {}, ...words(title)), el("ul", { class: "signs" }, ...signs.map((sign) => el("li", {}, sign))), rows(fields),
    ...(more.length ? [el("details", {}, el("summary", {}, "All fields"), rows(more))] : []));

  let layersOf = [];
  const layers = (head) => {
    const kinds = new Map();
    for (const ref of head.split(" ").filter(Boolean)) {
      const kind = ref[0] === "r" ? "argument" : KINDS[ref[0]];
      kinds.set(kind, [...(kinds.get(kind) || []), ref[0] === "r" ? ref.slice(1) : ref]);
    }
    return ORDER.filter((kind) => kinds.has(kind)).map((kind) => [kind, kinds.get(kind).join(" ")]);
  };
  const node = (part, ref) => {
    if (typeof part === "string") return ref ? el("a", { href: `#${prefix}${ref}` }, part) : part;
    const [head, ...inside] = part;
    const again = head.startsWith("+");
    const number = again ? Number(head.slice(1)) : layersOf.push(layers(head)) - 1;
    const kinds = layersOf[number];
    const inner = kinds.length ? kinds[kinds.length - 1][1].split(" ")[0] : ref;
    let children = inside.map((child) => node(child, inner));
    const place = again ? { "data-t": `t${number}` } : { id: `${prefix}t${number}` };
    for (const [kind, refs] of kinds.slice(1).reverse()) children = [el("mark", { class: kind, "data-r": refs }, ...children)];
    const outer = kinds.length
      ? el("mark", { ...place, class: kinds[0][0], "data-r": kinds[0][1] }, ...children) : el("span", place, ...children);
    texts[number] = (texts[number] || "") + outer.textContent;
    return outer;
  };
  const block = ([kind, label, ...inside]) => kind === "gap" ? el("span", { class: "gap" }, inside[0])
    : el(kind === "title" ? "h1" : "p", { class: `part ${kind}`, title: label && `left out: ${label}` },
      ...inside.map((part) => node(part, "")));
  const timeline = (moments) => el("ol", { class: "timeline" }, ...moments.map(([day, label, events]) =>
    el("li", { class: day ? "" : "undated" }, el("p", { class: "day" }, day ? el("time", { datetime: day }, label) : label),
      el("ul", {}, ...events.map(([id, type, status, place]) => el("li", {}, link(type, id),
        ...(place.length ? [" ", ...words(place)] : []),
        ...(status === "occurred" ? [] : [" ", el("span", { class: "status" }, status)])))))));
  const figure = ([scaleX, scaleY, moveX, moveY, turns, dots]) => el("figure", { class: "where" },
    svg("svg", { class: "map", viewBox: "0 0 640 360", role: "group", "aria-label": "Map of the places" },
      svg("g", { transform: `matrix(${scaleX} 0 0 ${scaleY} ${moveX} ${moveY})` }, ...turns.map((turn) => svg("use", { href: "#world", x: turn }))),
      ...dots.map(([id, name, style, x, y, radius, tx, ty, anchor, tip]) =>
        svg("a", { href: `#${prefix}${id}`, class: `dot ${style}` }, svg("title", {}, tip), svg("circle", { cx: x, cy: y, r: radius }),
          ...(anchor ? [svg("text", { x: tx, y: ty, "text-anchor": anchor }, name)] : [])))),
    el("figcaption", {}, el("span", { class: "key event" }, "place of an event"), " ",
      el("span", { class: "key place" }, "other place named"), " Natural Earth; for orientation only, no claim on any border."));
  const build = ([title, titled, about, blocks, sections, moments, map]) => {
    texts = [];
    layersOf = [];
    const text = el("div", { class: "text" }, ...blocks.map(block));
    const times = () => el("section", { id: `${prefix}timeline`, class: "list" }, el("h2", {}, "Timeline"), timeline(moments));
    return [
      el("section", { class: "story", "aria-label": "The article" },
        ...(titled ? [] : [el("h1", { class: "part title" }, title)]), rows(about, "about"), text),
      el("section", { class: "finds", "aria-label": "What was read from it" },
        el("nav", { class: "lists", "aria-label": "Lists" }, el("ul", {},
          ...sections.map(([key, heading, cards]) => el("li", {},
            el("a", { href: `#${prefix}${key}` }, `${heading} `, el("span", {}, String(cards.length))))),
          ...(moments.length ? [el("li", {}, link("Timeline", "timeline"))] : []))),
        ...(map ? [figure(map)] : []),
        ...sections.flatMap(([key, heading, cards]) => [
          el("section", { id: prefix + key, class: `list ${key}` }, el("h2", {}, heading), ...cards.map(card)),
          ...(key === "events" && moments.length ? [times()] : [])])),
    ];
  };

  // ---- The list, its filters, the article that the address names.
  const desk = $(".desk"), reader = $("#reader"), kindBar = $(".kinds");
  const items = $$(".items > li");
  let index, matching = items.map((_, at) => at), matches = 0, listScroll = 0;
  const fields = Object.fromEntries(["words", "type", "country", "actor", "from", "to"].map((name) => [name, $(`#f-${name}`)]));

  const toTop = (top) => scrollTo({ top, behavior: "instant" });
  const open = async (number) => {
    const [page] = (await unpack(1 + Math.floor(number / index.chunk))).slice(number % index.chunk);
    prefix = `n${number + 1}-`;
    last = "";
    if (!desk.hidden) listScroll = scrollY;
    $(".view").replaceChildren(...build(page));
    performance.mark("opened");
    desk.hidden = true;
    reader.hidden = kindBar.hidden = false;
    const at = matching.indexOf(number);
    for (const [style, next] of [["before", matching[at - 1]], ["after", matching[at + 1]]]) {
      const way = $(`.${style}`, reader);
      way.hidden = at < 0 || next === undefined;
      if (!way.hidden) way.setAttribute("href", `#n${next + 1}`);
    }
    document.title = page[0];
    toTop(0);
  };
  const close = () => {
    reader.hidden = kindBar.hidden = true;
    if (desk.hidden) { desk.hidden = false; toTop(listScroll); }
    $(".view").replaceChildren();
    document.title = index.title;
    prefix = "";
  };
  const route = async () => {
    const found = /^#n(\d+)(-.+)?$/.exec(location.hash);
    if (!found || !items[found[1] - 1]) return close();
    await open(found[1] - 1);
    if (found[2]) go(location.hash.slice(1));
    else requestAnimationFrame(() => toTop(0)); // the browser's own way to the line of the list comes in between
  };

  const flat = (part) => typeof part === "string" ? part : part.slice(1).map(flat).join("");
  const hay = []; // the words of each article, in small letters
  const gather = async () => {
    for (let number = hay.length / index.chunk; number < chunks.length - 1; number++) {
      for (const page of await unpack(number + 1)) {
        hay.push(`${page[0]} ${page[3].map((part) => part.slice(2).map(flat).join("")).join("")}`.toLowerCase());
      }
      opened.delete(number + 1);
      await new Promise((done) => setTimeout(done));
    }
  };
  let gathering;
  const matchesEvent = ([type, country, from, to], wanted) =>
    (wanted.type === "" || type === +wanted.type) && (wanted.country === "" || country === +wanted.country)
    && (!wanted.from || (to || from) && (to || from) >= wanted.from) && (!wanted.to || (from || to) && (from || to) <= wanted.to);

  const filter = async () => {
    const run = ++matches;
    const wanted = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value]));
    const looked = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
    if (looked.length) await (gathering ??= gather());
    if (run !== matches) return;
    const name = wanted.actor.trim().toLowerCase();
    const actors = new Set(index.actors.flatMap((actor, at) => actor.toLowerCase().includes(name) ? [at] : []));
    const byEvent = wanted.type !== "" || wanted.country !== "" || wanted.from || wanted.to;
    const bins = new Map(), places = new Map();
    let events = 0;
    matching = [];
    index.articles.forEach(([found, who], at) => {
      const fitting = found.filter((event) => matchesEvent(event, wanted));
      const shown = (!byEvent || fitting.length) && (!name || who.some((actor) => actors.has(actor)))
        && looked.every((word) => hay[at].includes(word));
      if (items[at].hidden === Boolean(shown)) items[at].hidden = !shown;
      if (!shown) return;
      matching.push(at);
      events += fitting.length;
      for (const [, , , , bin, place] of fitting) {
        bins.set(bin, (bins.get(bin) || 0) + 1);
        places.set(place, (places.get(place) || 0) + 1);
      }
    });
    const s = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
    $(".count").textContent = `${s(matching.length, "article")}, ${s(events, "event")}`;
    const most = Math.max(1, ...$$(".bar").map((_, at) => bins.get(at) || 0));
    $$(".bar").forEach((bar, at) => {
      const height = (bins.get(at) || 0) / most * 312;
      bar.setAttribute("height", height.toFixed(1));
      bar.setAttribute("y", (332 - height).toFixed(1));
      bar.firstChild.textContent = `${index.bins[at][2]}: ${bins.get(at) || 0}`;
    });
    const top = Math.max(1, ...$$("[data-p]").map((dot) => places.get(+dot.dataset.p) || 0));
    for (const dot of $$("[data-p]")) {
      const number = places.get(+dot.dataset.p) || 0;
      dot.toggleAttribute("hidden", !number);
      $("circle", dot).setAttribute("r", (3.5 + 11 * Math.sqrt(number / top)).toFixed(1));
    }
    document.body.dataset.found = wanted.words;
    performance.mark("found");
  };
  const options = (select, names) => select.append(...names.map((name, at) => [name, at])
    .sort(([a], [b]) => a.localeCompare(b, "en")).map(([name, at]) => el("option", { value: String(at) }, name)));

  const start = async () => {
    index = await unpack(0);
    options(fields.type, index.types);
    options(fields.country, index.countries);
    $("#actors-known").append(...index.known.map((name) => el("option", { value: name })));
    const form = $(".filters");
    form.hidden = false;
    let waiting;
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 60); });
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    $$(".bar").forEach((bar, at) => bar.addEventListener("click", () => {
      [fields.from.value, fields.to.value] = index.bins[at];
      filter();
    }));
    const turn = (style) => () => { const way = $(`.${style}`, reader); if (!reader.hidden && !way.hidden) way.click(); };
    Object.assign(keys, {
      "/": () => { location.hash = "#articles"; close(); fields.words.focus(); },
      n: turn("after"), p: turn("before"),
      Escape: () => { document.activeElement.blur(); location.hash = "#articles"; },
    });
    addEventListener("hashchange", route);
    fields.words.addEventListener("focus", () => { gathering ??= gather(); });
    await route();
    document.body.dataset.ready = "yes";
    performance.mark("ready");
  };
  start();
})();
