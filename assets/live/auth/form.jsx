import { createContext, useContext, useEffect, useRef, useState } from "react";
import { post, secondFactor, wanted, withWayBack } from "./door.js";
import { useWords } from "./words.jsx";

const Problem = createContext(null);
const OVER = ["HALFWAY_OVER", "SIGN_IN_REQUIRED"];

/** `send(path, body)` asks the door once at a time; it gives the answer, or null after showing what went wrong. */
export function useDoor() {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const asking = useRef(false);

  const send = async (path, body) => {
    if (asking.current) return null;
    asking.current = true;
    setBusy(true);
    setProblem(null);
    const answer = await post(path, body);
    asking.current = false;
    setBusy(false);
    if (!answer.error) return answer;
    if (answer.error.code === "SECOND_FACTOR_REQUIRED") secondFactor();
    else setProblem({ ...answer.error, message: answer.error.message ?? words["door.trouble"] });
    return null;
  };
  return { busy, problem, setProblem, send };
}

/** One group of questions with one button. `checks` maps a field's name to what is wrong with its value, if anything. */
export function Form({ door, checks = {}, button, onSubmit, children, danger }) {
  const words = useWords();
  const form = useRef(null);
  const { busy, problem, setProblem } = door;

  useEffect(() => {
    if (problem?.field) form.current?.elements[problem.field]?.focus();
  }, [problem]);
  const submit = (event) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(form.current));
    for (const [field, check] of Object.entries(checks)) {
      const message = check(values[field] ?? "", values);
      if (message) return setProblem({ field, message: words[message] ?? message });
    }
    // fields that judge themselves tell it themselves
    if (!form.current.checkValidity()) return form.current.querySelector("input:invalid, select:invalid")?.focus();
    onSubmit(values);
  };
  const elsewhere = problem && !form.current?.elements[problem.field];
  return (
    // by POST: what is sent before this script runs must not stand in an address
    <form ref={form} method="post" className="stack" noValidate onSubmit={submit} aria-busy={busy}>
      {elsewhere && <Told problem={problem} />}
      <Problem.Provider value={problem}>{children}</Problem.Provider>
      <Go busy={busy} className={`button ${danger ? "button-danger" : "button-main"} button-big`}>{button}</Go>
    </form>
  );
}

/** What went wrong, where no field can be blamed; with the way to begin anew when this sign-in is over. */
export function Told({ problem }) {
  const words = useWords();
  if (!problem) return null;
  return (
    <div className="refusal" role="alert">
      <p>{problem.message}</p>
      {OVER.includes(problem.code) && <p><a className="button" href={withWayBack("/sign-in", wanted())}>{words["sign.anew"]}</a></p>}
    </div>
  );
}

export function Go({ busy, children, ...rest }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <button type={rest.onClick ? "button" : "submit"} disabled={!ready} aria-disabled={busy} data-busy={busy ? "" : undefined} {...rest}>
      {children}
    </button>
  );
}

/** A labelled input. `note(value)` is told while people type. */
export function Field({ name, label, hint, note, value = "", onType, as: Tag = "input", ...rest }) {
  const problem = useContext(Problem);
  const [typed, setTyped] = useState(value);
  const input = useRef(null);
  // what somebody quick, or the browser, filled in before this script ran
  useEffect(() => void (input.current.value !== value && type({ target: input.current })), []);
  const told = problem?.field === name ? problem.message : "";
  const id = `field-${name}`;
  const type = (event) => {
    setTyped(event.target.value);
    onType?.(event.target.value);
  };
  const remark = note?.(typed);
  return (
    <div className="group-box">
      <label htmlFor={id}>{label}</label>
      {hint && <p id={`${id}-hint`} className="muted small">{hint}</p>}
      {told && <p id={`${id}-told`} className="field-told" role="alert">{told}</p>}
      <Tag
        ref={input}
        id={id}
        name={name}
        className="field"
        value={typed}
        onChange={type}
        aria-invalid={told ? true : undefined}
        aria-describedby={[told && `${id}-told`, hint && `${id}-hint`, note && `${id}-note`].filter(Boolean).join(" ") || undefined}
        {...rest}
      />
      {note && <p id={`${id}-note`} className="field-note small" role="status" data-good={remark?.good ? "" : undefined}>{remark?.text}</p>}
    </div>
  );
}
