import { useEffect, useMemo, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { watch } from "./feed.js";
import { keyOf, settle } from "./intention.js";

const SAY_EVERY_MS = 5000;
const FRESH_MS = 2500;
const WAIT_MS = 10000;
const WIDE = "(min-width: 48rem)";
const PARTS = [["doctor.morning", 0, 12], ["doctor.daytime", 12, 17], ["doctor.evening", 17, 24]];
const WORD = { FREE: "doctor.free", HELD: "doctor.held", TAKEN: "doctor.taken", GONE: "doctor.gone", PAST: "doctor.past", ASK: "doctor.ask", YOURS: "doctor.yours" };
// A time of a stale schedule may be asked for: the answer says what to do instead.
const TAKES = ["FREE", "ASK"];
const SAID = ["HELD", "YOURS", "GONE", "ASK"];
const CHANGE = { FREE: "doctor.was_freed", HELD: "doctor.was_held", TAKEN: "doctor.was_taken", GONE: "doctor.was_taken" };

// A time is the clinic's: the text of the moment is read as it stands, never turned into the browser's zone.
const dayOf = (slot) => slot.startsAt.slice(0, 10);
const timeOf = (slot) => slot.startsAt.slice(11, 16).replace(/^0/, "");
const hourOf = (slot) => Number(slot.startsAt.slice(11, 13));
const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text ?? "") && !isNaN(Date.parse(text));
const shift = (day, n) => new Date(Date.parse(day) + n * 86400000).toISOString().slice(0, 10);
const label = (day, language) => {
  const at = new Date(day + "T12:00Z");
  const say = (options) => at.toLocaleDateString(language, { timeZone: "UTC", ...options });
  return { weekday: say({ weekday: "short" }), date: say({ day: "numeric", month: "short" }), full: say({ weekday: "long", day: "numeric", month: "long" }) };
};

/** The live grid of one doctor: days across, times down. It holds its own subscription and never moves what is on it. */
export function Grid({ document: query, doctor, stale, today, last, mine, answered, words, language, next, nextWords, onHold }) {
  const width = useWidth();
  const [params, setParams] = useSearchParams();
  const [opening] = useState(() => next || today); // fixed at first: a change of what is next must not turn the page
  const wanted = isDay(params.get("day")) ? params.get("day") : opening;
  const from = wanted < today ? today : wanted > last ? last : wanted;
  const { slots, fresh, link, said } = useFeed(query, doctor, from, shift(from, width - 1), words, language);
  const [pressed, press] = usePress(answered, onHold);
  const days = useMemo(() => Array.from({ length: width }, (_, n) => shift(from, n)), [from, width]);
  const table = useMemo(() => arrange(slots, days), [slots, days]);
  const box = useRef(null);
  const [spot, setSpot] = useState(null);

  const go = (step) => {
    const day = shift(from, step);
    setParams((old) => (old.set("day", day < today ? today : day), old.delete("take"), old), { preventScrollReset: true });
  };
  const state = (slot) => {
    if (mine.includes(slot.slotId) && slot.state === "HELD") return "YOURS";
    if (Date.parse(slot.startsAt) < Date.now()) return "PAST";
    return stale && slot.state === "FREE" ? "ASK" : slot.state;
  };
  const stop = spot && slots.has(spot) ? spot : firstFree(table, days, state);
  const move = (event, slot) => {
    const next = neighbour(table, days, slot, event.key);
    if (!next) return;
    event.preventDefault();
    setSpot(next.slotId);
    box.current.querySelector(`[data-slot="${CSS.escape(next.slotId)}"]`)?.focus();
  };
  const free = slots.size ? [...slots.values()].filter((slot) => TAKES.includes(state(slot))).length : -1;

  return (
    <section className="grid-box" aria-label={words["doctor.grid"]}>
      <div className="grid-turn">
        <button type="button" className="button turn" aria-disabled={from <= today} onClick={() => from > today && go(-width)}>‹ <span>{words["doctor.earlier"]}</span></button>
        <p className="grid-range">{label(days[0], language).date} – {label(days[days.length - 1], language).date}</p>
        <button type="button" className="button turn" aria-disabled={days[days.length - 1] >= last} onClick={() => days[days.length - 1] < last && go(width)}><span>{words["doctor.later"]}</span> ›</button>
      </div>
      <div ref={box} className="slots" data-link={link} style={{ "--days": width }} {...swipe(go, width)}>
        <div className="grid-row grid-head">
          {days.map((day) => <ColumnHead key={day} day={day} today={day === today} slots={[...slots.values()]} state={state} words={words} language={language} />)}
        </div>
        {link === "first" ? <Waiting width={width} /> : table.map((part) => part.any && (
          <div key={part.name} role="group" aria-label={words[part.name]}>
            <h2 className="grid-part">{words[part.name]}</h2>
            <div className="grid-row">
              {days.map((day) => (
                <ul key={day} className="grid-day" aria-label={label(day, language).full}>
                  {part.days[day].map((slot) => (
                    <li key={slot.slotId}>
                      <Cell slot={slot} state={state(slot)} change={fresh.get(slot.slotId)} busy={pressed === slot.slotId} stop={slot.slotId === stop} words={words}
                        day={label(day, language).full} onTake={() => press(slot.slotId)} onMove={(event) => move(event, slot)} onSpot={() => setSpot(slot.slotId)} />
                    </li>
                  ))}
                </ul>
              ))}
            </div>
          </div>
        ))}
        {link !== "first" && free < 1 && (
          <p className="grid-none">{words["doctor.window"]} {next > days[days.length - 1] && (
            <button type="button" className="button" onClick={() => setParams((old) => (old.set("day", next), old), { preventScrollReset: true })}>{words["doctor.window.next"].replace("{time}", nextWords)}</button>
          )}</p>
        )}
      </div>
      <p className="grid-said" role="status" aria-live="polite">{link === "lost" ? words["doctor.lost"] : link === "first" ? words["doctor.connecting"] : said || words["doctor.quiet"]}</p>
      <ul className="legend" aria-label={words["doctor.legend"]}>
        {["FREE", "HELD", "TAKEN"].map((one) => <li key={one}><span className="cell legend-cell" data-state={one} aria-hidden="true">{one === "HELD" && <Ring />}</span>{words[WORD[one]]}</li>)}
      </ul>
    </section>
  );
}

function Cell({ slot, state, change, busy, stop, words, day, onTake, onMove, onSpot }) {
  const time = timeOf(slot);
  const word = words[WORD[state]];
  return (
    <button type="button" className="cell" data-slot={slot.slotId} data-state={state} data-change={change} data-busy={busy ? "" : undefined}
      aria-label={`${time}, ${day}, ${word}`} aria-disabled={!TAKES.includes(state)} tabIndex={stop ? 0 : -1} onFocus={onSpot} onKeyDown={onMove}
      onClick={() => TAKES.includes(state) && onTake()}>
      <span className="cell-time">{time}</span>
      {SAID.includes(state) && <span className="cell-word">{state === "HELD" && <Ring />}{word}</span>}
    </button>
  );
}

const Ring = () => <svg className="ringlet" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="4.5" /></svg>;

function ColumnHead({ day, today, slots, state, words, language }) {
  const { weekday, date } = label(day, language);
  const open = slots.filter((slot) => dayOf(slot) === day && TAKES.includes(state(slot)));
  const any = slots.some((slot) => dayOf(slot) === day);
  return (
    <div className="grid-column" data-today={today ? "" : undefined}>
      <b>{weekday}</b> <span>{date}</span>
      <span className="grid-count">{!slots.length ? "\u00a0" : open.length ? (state(open[0]) === "ASK" ? words["doctor.ask"] : `${open.length} ${words["doctor.free"]}`) : any ? words["doctor.taken"] : words["doctor.no_day"]}</span>
    </div>
  );
}

const Waiting = ({ width }) => (
  <div className="grid-row" aria-hidden="true">
    {Array.from({ length: width }, (_, n) => <div key={n} className="grid-day">{[1, 2, 3, 4, 5, 6].map((k) => <span key={k} className="cell bone" />)}</div>)}
  </div>
);

function arrange(slots, days) {
  const all = [...slots.values()].filter((slot) => days.includes(dayOf(slot))).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  return PARTS.map(([name, begins, ends]) => {
    const part = all.filter((slot) => hourOf(slot) >= begins && hourOf(slot) < ends);
    return { name, any: part.length > 0, days: Object.fromEntries(days.map((day) => [day, part.filter((slot) => dayOf(slot) === day)])) };
  });
}

const column = (table, day) => table.flatMap((part) => part.days[day]);

function firstFree(table, days, state) {
  const all = days.flatMap((day) => column(table, day));
  return (all.find((slot) => state(slot) === "FREE") ?? all[0])?.slotId;
}

/** The slot an arrow key leads to: up and down within the day, left and right to the nearest time of the next day that has any. */
function neighbour(table, days, slot, key) {
  const here = column(table, dayOf(slot));
  const at = here.indexOf(slot);
  if (key === "ArrowDown") return here[at + 1];
  if (key === "ArrowUp") return here[at - 1];
  if (key === "Home") return here[0];
  if (key === "End") return here[here.length - 1];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (!step) return undefined;
  for (let n = days.indexOf(dayOf(slot)) + step; days[n]; n += step) {
    const there = column(table, days[n]);
    if (there.length) return there.reduce((best, one) => (far(one, slot) < far(best, slot) ? one : best));
  }
  return undefined;
}
const far = (a, b) => Math.abs(minutes(a) - minutes(b));
const minutes = (slot) => hourOf(slot) * 60 + Number(slot.startsAt.slice(14, 16));

function useWidth() {
  const [wide, setWide] = useState(() => window.matchMedia(WIDE).matches);
  useEffect(() => {
    const query = window.matchMedia(WIDE);
    const look = () => setWide(query.matches);
    look();
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  const simple = "simple" in document.documentElement.dataset;
  return simple ? (wide ? 3 : 1) : wide ? 7 : 3;
}

function useFeed(query, doctor, from, to, words, language) {
  const [slots, setSlots] = useState(new Map());
  const [fresh, setFresh] = useState(new Map());
  const [link, setLink] = useState("first");
  const [said, setSaid] = useState("");
  const waiting = useRef([]);
  const spoken = useRef(0);
  const say = useRef();
  const tongue = useRef();
  tongue.current = { words, language };

  useEffect(() => {
    if (!doctor) return;
    const seen = new Map();
    const timers = new Set();
    setLink("first");
    setSlots(new Map());
    const speak = () => {
      spoken.current = Date.now();
      setSaid(waiting.current.splice(0).slice(-3).join("; "));
    };
    const tell = (changed) => {
      const { words, language } = tongue.current;
      waiting.current.push(...changed.map((slot) => words[CHANGE[slot.state]].replace("{time}", `${timeOf(slot)}, ${label(dayOf(slot), language).date}`)));
      clearTimeout(say.current);
      say.current = setTimeout(speak, Math.max(0, spoken.current + SAY_EVERY_MS - Date.now()));
    };
    const mark = (changed) => {
      setFresh((old) => new Map([...old, ...changed.map((slot) => [slot.slotId, slot.state])]));
      timers.add(setTimeout(() => setFresh((old) => new Map([...old].filter(([id]) => !changed.some((slot) => slot.slotId === id)))), FRESH_MS));
    };
    const put = (list) => {
      for (const slot of list) seen.set(slot.slotId, slot);
      setSlots(new Map(seen));
    };
    const stop = watch({
      document: query,
      variables: { doctorId: doctor, from, to },
      onSnapshot: (list) => {
        seen.clear();
        put(list.filter((slot) => Date.parse(slot.startsAt) > Date.now()));
      },
      onChanges: (list) => {
        const changed = list.filter((slot) => seen.get(slot.slotId)?.state !== slot.state);
        put(list);
        if (changed.length) {
          mark(changed);
          tell(changed);
        }
      },
      onLink: (up) => setLink((old) => (up ? "live" : old === "first" ? "first" : "lost")),
    });
    return () => {
      stop();
      timers.forEach(clearTimeout);
      clearTimeout(say.current);
    };
  }, [query, doctor, from, to]);
  return { slots, fresh, link, said };
}

/** Which slot was just pressed; it is let go when the answer names its key, or after a while. */
function usePress(answered, onHold) {
  const [pressed, setPressed] = useState(null);
  const key = useRef(null);
  const press = (slot) => {
    if (pressed) return;
    key.current = keyOf(`hold:${slot}`);
    setPressed(slot);
    onHold(slot, key.current);
  };
  useEffect(() => {
    if (!pressed) return;
    if (key.current && answered?.endsWith(key.current)) {
      if (answered === key.current) settle(`hold:${pressed}`);
      setPressed(null);
    }
    const timer = setTimeout(() => setPressed(null), WAIT_MS);
    return () => clearTimeout(timer);
  }, [answered, pressed]);
  return [pressed, press];
}

/** A swipe along the grid turns the days. */
function swipe(go, width) {
  let begun = null;
  return {
    onTouchStart: (event) => (begun = event.touches.length === 1 ? [event.touches[0].clientX, event.touches[0].clientY] : null),
    onTouchEnd: (event) => {
      if (!begun) return;
      const x = event.changedTouches[0].clientX - begun[0];
      const y = event.changedTouches[0].clientY - begun[1];
      if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) go(x < 0 ? width : -width);
    },
  };
}
