import { createContext, useContext, useEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { newKey } from "./intention.js";
import { useSending } from "./sending.js";

const Walk = createContext({ now: "", form: { current: null } });

/** Whether every field in there is well; the first that is not gets the focus, each says what is wrong by itself. */
function allWell(fields) {
  const wrong = [...fields].filter((field) => field.willValidate && !field.checkValidity());
  wrong[0]?.focus();
  return !wrong.length;
}

/** What the form holds is sent once: the same words under the same key until there is an answer. */
function useForm(answered, onSend) {
  const last = useRef({ text: "", data: {}, key: "" });
  const form = useRef(null);
  const over = (done) => done && (last.current = { text: "", data: {}, key: "" });
  const { busy, lost, start } = useSending(answered, (key) => onSend(last.current.data, key), over);
  const send = () => {
    if (busy) return;
    const data = Object.fromEntries(new FormData(form.current));
    const text = JSON.stringify(data);
    if (text !== last.current.text) last.current = { text, data, key: newKey() };
    start(last.current.key);
  };
  return { form, busy, lost, send };
}

function Submit({ busy, lost, words, className, children }) {
  return (
    <>
      <button type="submit" className={className || "button button-main"} aria-disabled={busy} data-busy={busy ? "" : undefined}>{children}</button>
      {lost && <span className="said" role="status">{words.offline}</span>}
    </>
  );
}

/** A form of one screen. `onSend(data, key)` gets its fields by name. */
export function Form({ answered, words, label, button, onSend, className, children }) {
  const { form, busy, lost, send } = useForm(answered, onSend);
  const submit = (event) => {
    event.preventDefault();
    if (allWell(form.current.elements)) send();
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className={className || "form"} aria-busy={busy}>
      {children}
      <div className="deeds"><Submit busy={busy} lost={lost} words={words} className={button}>{label}</Submit></div>
    </form>
  );
}

/** One form, one group of questions a screen. Each screen has its place in the address, so that "back" works. */
export function Steps({ names, answered, words, label, onSend, children }) {
  const { form, busy, lost, send } = useForm(answered, onSend);
  const { hash } = useLocation();
  const navigate = useNavigate();
  const moved = useRef(false);
  const reached = useRef(0);
  // Nobody arrives in the middle of a form that is empty: as far as one has come, and no further.
  const at = Math.min(Math.max(names.indexOf(hash.slice(1)), 0), reached.current);
  const now = names[at];
  const section = () => form.current.querySelector(`[data-step="${now}"]`);

  useEffect(() => {
    if (moved.current) section()?.querySelector("h2")?.focus();
    moved.current = true;
  }, [now]);
  const submit = (event) => {
    event.preventDefault();
    if (!allWell(section().querySelectorAll("input, select, textarea"))) return;
    if (at === names.length - 1) return send();
    reached.current = Math.max(reached.current, at + 1);
    navigate("#" + names[at + 1], { preventScrollReset: true });
  };
  const told = words["steps.of"].replace("{n}", at + 1).replace("{of}", names.length);
  return (
    <form ref={form} noValidate onSubmit={submit} className="form" aria-busy={busy}>
      <p className="muted small nums">{told}</p>
      <div className="steps-line" aria-hidden="true"><i style={{ transform: `scaleX(${(at + 1) / names.length})` }} /></div>
      <Walk.Provider value={{ now, form }}>{children}</Walk.Provider>
      <div className="deeds">
        <Submit busy={busy} lost={lost} words={words}>{at === names.length - 1 ? label : words["steps.next"]}</Submit>
        {at > 0 && <button type="button" className="button button-quiet" onClick={() => navigate(-1)}>{words["steps.back"]}</button>}
      </div>
    </form>
  );
}

/** One screen of the steps. What it asks for stays filled in while another one is shown. */
export function Step({ name, title, lead, children }) {
  const { now } = useContext(Walk);
  return (
    <section data-step={name} hidden={now !== name} className="stack">
      <div className="grid gap-1">
        <h2 tabIndex={-1} className="step-title">{title}</h2>
        {lead && <p className="muted">{lead}</p>}
      </div>
      {children}
    </section>
  );
}

/** What has been filled in so far, to look over before it is sent. */
export function Summary({ name }) {
  const { now, form } = useContext(Walk);
  const [rows, setRows] = useState([]);
  useEffect(() => {
    if (now === name && form.current) setRows(filled(form.current));
  }, [now]);
  return (
    <dl className="facts">
      {rows.map(([label, values]) => (
        <div key={label} className={values.length > 1 ? "wide" : undefined}>
          <dt>{label}</dt>
          {values.map((value) => <dd key={value}>{value}</dd>)}
        </div>
      ))}
    </dl>
  );
}

function filled(form) {
  const rows = new Map();
  for (const field of form.elements) {
    const label = field.dataset.label;
    if (!label || !field.value || (/radio|checkbox/.test(field.type) && !field.checked)) continue;
    const value = field.dataset.shown || field.selectedOptions?.[0]?.text || field.value;
    rows.set(label, [...(rows.get(label) || []), value]);
  }
  return [...rows];
}
