import { useEffect, useId, useRef, useState } from "react";

const PAUSE_MS = 250;

/** The word for what is wrong with a field, and the two handlers that keep it up to date. */
function useFault(words, wrong) {
  const [fault, setFault] = useState("");
  const onInvalid = (event) => {
    event.preventDefault();
    const field = event.target;
    setFault(field.validity.valueMissing ? words["field.missing"] : wrong || words["field.wrong"]);
  };
  return [fault, { onInvalid, onInput: () => setFault("") }];
}

function Fault({ id, children }) {
  return <p id={id} className="fault" role={children ? "alert" : undefined}>{children}</p>;
}

/** A labelled field: a line of text, a choice when there are `options`, a box when there are `rows`. */
export function Field({ name, label, hint, type, words, options, rows, optional, wrong, value, autoComplete, inputMode, pattern, maxLength }) {
  const id = useId();
  const [fault, handlers] = useFault(words, wrong);
  const shared = {
    id, name, required: !optional, className: "field", "data-label": label, defaultValue: value || "",
    "aria-invalid": fault ? true : undefined, "aria-describedby": `${id}h ${id}f`, ...handlers,
  };
  const line = { type: type || "text", autoComplete: autoComplete || "off", inputMode, pattern: pattern || undefined, maxLength: maxLength || 120 };
  return (
    <div className="group-box">
      <label htmlFor={id}>{label}{optional && <span className="muted font-plain">, {words["field.optional"]}</span>}</label>
      {hint && <p id={id + "h"} className="muted small">{hint}</p>}
      {options?.length ? (
        <select {...shared}>{options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}</select>
      ) : rows ? <textarea {...shared} rows={rows} maxLength={maxLength || 1000} /> : <input {...shared} {...line} />}
      <Fault id={id + "f"}>{fault}</Fault>
    </div>
  );
}

/** A choice of one, each as a card large enough to be touched. */
export function Choice({ name, label, hint, options, value, words }) {
  const id = useId();
  const [fault, handlers] = useFault(words);
  return (
    <fieldset className="group-box" role="radiogroup" aria-describedby={id + "f"}>
      <legend className={label ? "legend-words" : "sr-only"}>{label}</legend>
      {hint && <p className="muted small">{hint}</p>}
      <div className="people">
        {options.map((one) => (
          <label key={one.value} className="person">
            <input type="radio" name={name} value={one.value} defaultChecked={one.value === value} required data-label={label} data-shown={one.label} {...handlers} />
            <span><b>{one.label}</b>{one.hint && <span className="muted small">{one.hint}</span>}</span>
          </label>
        ))}
      </div>
      <Fault id={id + "f"}>{fault}</Fault>
    </fieldset>
  );
}

/** A box to tick. Its value is "on", or it is not there. */
export function Tick({ name, label, hint, group, checked }) {
  return (
    <label className="person">
      <input type="checkbox" name={name} defaultChecked={checked} data-label={group} data-shown={label} />
      <span><b>{label}</b>{hint && <span className="muted small">{hint}</span>}</span>
    </label>
  );
}

const days = (year, month) => new Date(year, month, 0).getDate();

/** Three short fields as people say a date; what is sent is one, in ISO form. `coming`: a day in future, else one that was. */
export function DateField({ name, label, hint, words, optional, coming, value }) {
  const id = useId();
  const [parts, setParts] = useState(() => (value ? value.split("-").reverse().map((part) => String(+part)) : ["", "", ""]));
  const [fault, setFault] = useState("");
  const first = useRef(null);
  const [day, month, year] = parts.map(Number);
  const real = year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= days(year, month);
  const iso = real ? `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` : "";
  const today = new Date().toLocaleDateString("sv");
  const empty = parts.every((part) => !part);
  const well = optional && empty ? true : !!iso && (coming ? iso > today : iso <= today);
  useEffect(() => first.current?.setCustomValidity(well ? "" : "date"), [well]);
  const type = (n) => (event) => {
    setFault("");
    setParts(parts.map((part, at) => (at === n ? event.target.value.replace(/\D/g, "") : part)));
  };
  const refuse = (event) => {
    event.preventDefault();
    setFault(words[empty ? "field.missing" : coming ? "field.date.coming" : "field.date"]);
  };
  return (
    <fieldset className="group-box" aria-describedby={id + "f"}>
      <legend className="legend-words">{label}{optional && <span className="muted font-plain">, {words["field.optional"]}</span>}</legend>
      {hint && <p className="muted small">{hint}</p>}
      <div className="date-parts">
        {["day", "month", "year"].map((part, n) => (
          <label key={part} className="small muted">
            {words["field." + part]}
            <input ref={n ? undefined : first} className="field nums" inputMode="numeric" autoComplete="off" maxLength={n < 2 ? 2 : 4} size={n < 2 ? 2 : 4}
              value={parts[n]} onChange={type(n)} onInvalid={refuse} aria-invalid={fault ? true : undefined} />
          </label>
        ))}
      </div>
      <input type="hidden" name={name} value={iso} data-label={label} data-shown={iso.split("-").reverse().join(".")} />
      <Fault id={id + "f"}>{fault}</Fault>
    </fieldset>
  );
}

/** Which document and its number, judged by the server as it is typed. `check` answers the number it names. */
export function DocumentField({ words, kinds, check, onCheck, optional }) {
  const id = useId();
  const [kind, setKind] = useState(kinds[0].value);
  const [number, setNumber] = useState("");
  const [fault, setFault] = useState("");
  const field = useRef(null);
  const timer = useRef();
  const answer = check?.asked === `${kind} ${number.trim()}` ? check : null;
  useEffect(() => field.current?.setCustomValidity(answer && !answer.valid ? answer.words : ""), [answer]);
  const ask = (nextKind, nextNumber) => {
    setFault("");
    clearTimeout(timer.current);
    if (nextNumber.trim()) timer.current = setTimeout(() => onCheck(nextKind, nextNumber.trim()), PAUSE_MS);
  };
  const choose = (event) => (setKind(event.target.value), ask(event.target.value, number));
  const type = (event) => (setNumber(event.target.value), ask(kind, event.target.value));
  const refuse = (event) => {
    event.preventDefault();
    setFault(event.target.validity.valueMissing ? words["field.missing"] : answer?.words || words["field.wrong"]);
  };
  const said = fault || (answer?.valid ? "" : number.trim().length > 5 && answer?.words) || "";
  return (
    <div className="stack">
      <div className="group-box">
        <label htmlFor={id + "k"}>{words["document.kind"]}</label>
        <select id={id + "k"} name="documentKind" className="field" value={kind} onChange={choose} data-label={words["document.kind"]}>
          {kinds.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
        </select>
      </div>
      <div className="group-box">
        <label htmlFor={id}>{words["document.number"]}{optional && <span className="muted font-plain">, {words["field.optional"]}</span>}</label>
        <p id={id + "h"} className="muted small">{words["document.hint." + kind]}</p>
        <input id={id} ref={field} name="documentNumber" className="field nums" required={!optional} autoComplete="off" maxLength={40} value={number} onChange={type} onInvalid={refuse}
          data-label={words["document.number"]} data-shown={answer?.formatted || undefined}
          aria-describedby={`${id}h ${id}f`} aria-invalid={said ? true : undefined} inputMode={kind === "BIRTH_CERTIFICATE" ? "text" : "numeric"} />
        <p id={id + "f"} className={answer?.valid ? "well" : "fault"} role="status">{answer?.valid ? `${words["document.well"]}: ${answer.formatted}` : said}</p>
      </div>
    </div>
  );
}
