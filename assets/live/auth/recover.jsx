import { useState } from "react";
import { leave, wanted } from "./door.js";
import { Factors } from "./factor.jsx";
import { Code, Password, Whose, bare, filled, isCode, isPassword } from "./fields.jsx";
import { Field, Form, useDoor } from "./form.jsx";
import { fill, useWords } from "./words.jsx";

/** A forgotten password: a code to a contact, a new password, and the second step of whoever has one. */
export function Recover() {
  const words = useWords();
  const [sent, setSent] = useState(null);
  const [factors, setFactors] = useState(null);
  const go = (answer) => (answer.step === "factor" ? setFactors(answer.factors) : leave(answer.to ?? wanted()));
  return (
    <>
      <h1>{words[factors ? "factor.title" : "recover.title"]}</h1>
      {factors && <p className="muted">{words["recover.factor"]}</p>}
      {factors ? <Factors factors={factors} onDone={go} /> : sent ? <Renew sent={sent} onAnswer={go} onAgain={() => setSent(null)} /> : <Asked onSent={setSent} />}
    </>
  );
}

function Asked({ onSent }) {
  const words = useWords();
  const door = useDoor();
  const recover = async ({ login }) => {
    const answer = await door.send("/recover", { login: login.trim() });
    if (answer) onSent({ ...answer, login: login.trim() });
  };
  return (
    <Form door={door} checks={{ login: filled }} button={words["recover.send"]} onSubmit={recover}>
      <p className="muted">{words["recover.text"]}</p>
      <Field name="login" label={words["field.login"]} autoComplete="username" autoCapitalize="none" spellCheck={false} />
    </Form>
  );
}

function Renew({ sent, onAnswer, onAgain }) {
  const words = useWords();
  const door = useDoor();
  const renew = async ({ code, password }) => {
    const answer = await door.send("/recover/confirm", { handle: sent.handle, code: bare(code), password });
    if (answer) onAnswer(answer);
  };
  return (
    <Form door={door} checks={{ code: isCode, password: isPassword }} button={words["recover.go"]} onSubmit={renew}>
      <p className="muted">{fill(words, "recover.sent", { to: sent.to })}</p>
      <Code />
      <Whose login={sent.login} />
      <Password fresh />
      <button type="button" className="button button-quiet justify-self-start" onClick={onAgain}>{words["recover.again"]}</button>
    </Form>
  );
}
