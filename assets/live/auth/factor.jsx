import { useEffect, useState } from "react";
import { leave } from "./door.js";
import { Code, Password, bare, filled, isCode } from "./fields.jsx";
import { Field, Form, Go, Told, useDoor } from "./form.jsx";
import { canPasskey, showPasskey } from "./passkey.js";
import { fill, useWords } from "./words.jsx";

const SENT = ["SMS", "EMAIL"];
const AGAIN_SECONDS = 30;

/** The second step: one of the person's factors, the first of them until another is chosen. `onDone(answer)`. */
export function Factors({ factors, onDone = (answer) => leave(answer.to) }) {
  const words = useWords();
  const all = factors.filter((one, at) => at === factors.findIndex((other) => other.kind === one.kind));
  const [kind, setKind] = useState(all[0].kind);
  const chosen = all.find((one) => one.kind === kind);
  return (
    <div className="stack">
      <Way key={kind} factor={chosen} onDone={onDone} />
      {all.length > 1 && (
        <div className="group-box">
          <h2>{words["factor.other"]}</h2>
          <div className="flex flex-wrap gap-2">
            {all.filter((one) => one.kind !== kind).map((one) => (
              <button key={one.kind} type="button" className="button" onClick={() => setKind(one.kind)}>{words[`factor.by.${one.kind}`]}</button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function Way({ factor, onDone }) {
  if (factor.kind === "PASSKEY") return <ByPasskey onDone={onDone} />;
  if (SENT.includes(factor.kind)) return <BySentCode factor={factor} onDone={onDone} />;
  return <ByCode kind={factor.kind} onDone={onDone} />;
}

function ByCode({ kind, hint, onDone, children }) {
  const words = useWords();
  const door = useDoor();
  const verify = async ({ code }) => {
    const answer = await door.send("/factor/verify", { kind, code: kind === "PASSWORD" ? code : bare(code) });
    if (answer) onDone(answer);
  };
  return (
    <Form door={door} checks={{ code: kind === "RECOVERY" || kind === "PASSWORD" ? filled : isCode }} button={words["factor.go"]} onSubmit={verify}>
      {kind === "PASSWORD" && <Password name="code" />}
      {kind === "RECOVERY" && <Field name="code" label={words["factor.RECOVERY"]} hint={words["factor.RECOVERY.hint"]} autoComplete="off" autoCapitalize="none" spellCheck={false} />}
      {kind !== "RECOVERY" && kind !== "PASSWORD" && <Code label={words[`factor.${kind}`]} hint={hint ?? words[`factor.${kind}.hint`]} autoFocus />}
      {children}
    </Form>
  );
}

function BySentCode({ factor, onDone }) {
  const words = useWords();
  const door = useDoor();
  const [left, setLeft] = useState(0);
  const [to, setTo] = useState(factor.label ?? "");
  const send = async () => {
    const answer = await door.send("/factor/send", { kind: factor.kind });
    if (!answer) return;
    setTo(answer.to);
    setLeft(AGAIN_SECONDS);
  };
  useEffect(() => void send(), []);
  useEffect(() => {
    if (!left) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return (
    <>
      <Told problem={door.problem} />
      <ByCode kind={factor.kind} hint={fill(words, "factor.sent", { to })} onDone={onDone}>
        <Again left={left} busy={door.busy} onAgain={send} />
      </ByCode>
    </>
  );
}

/** Another code, after a pause. */
export function Again({ left, busy, onAgain }) {
  const words = useWords();
  return left ? (
    <p className="muted small">{fill(words, "code.again_in", { n: left })}</p>
  ) : (
    <Go busy={busy} className="button button-quiet justify-self-start" onClick={onAgain}>{words["code.again"]}</Go>
  );
}

/** With a key of the device or of a stick. `alone`: it is both steps, and leads to that address. */
export function ByPasskey({ onDone, alone }) {
  const words = useWords();
  const door = useDoor();
  const [able, setAble] = useState(true);
  useEffect(() => setAble(canPasskey()), []);
  const show = async () => {
    const asked = await door.send("/passkey/options", alone ? { to: alone } : {});
    const credential = asked && (await showPasskey(asked.options));
    if (asked && !credential) return door.setProblem({ message: words["passkey.stopped"] });
    const answer = credential && (await door.send("/passkey/verify", { credential }));
    if (answer) onDone(answer);
  };
  if (!able) return alone ? null : <p className="notice">{words["passkey.unable"]}</p>;
  return (
    <div className="group-box">
      <Told problem={door.problem} />
      <Go busy={door.busy} className={`button button-big ${alone ? "" : "button-main"}`} onClick={show}>{words[alone ? "passkey.sign_in" : "passkey.confirm"]}</Go>
    </div>
  );
}
