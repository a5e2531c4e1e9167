import { useEffect, useRef, useState } from "react";
import { leave, wanted, withWayBack } from "./door.js";
import { Code, Email, Password, Phone, Whose, bare, digitsOf, filled, isCode, isEmail, isPassword, isPhone } from "./fields.jsx";
import { Again } from "./factor.jsx";
import { DateField } from "../field.jsx";
import { Field, Form, useDoor } from "./form.jsx";
import { useSteps } from "./steps.js";
import { fill, useWords } from "./words.jsx";

const AGAIN_SECONDS = 60;
const SCREEN_OF = { phone: 0, email: 0, password: 1, familyName: 2, givenName: 2, middleName: 2, birthDate: 2, sex: 2, consent: 2 };

/** Registration, one group of questions a screen; nothing exists before both codes are there. */
export function Register() {
  const words = useWords();
  const door = useDoor();
  const [step, go] = useSteps();
  const [given, setGiven] = useState({});
  const [sent, setSent] = useState(null);
  const [done, setDone] = useState(false);
  useEffect(() => setDone(new URLSearchParams(location.search).has("done")), []);
  const title = useRef(null);
  useEffect(() => void (step && title.current?.focus()), [step, done]);

  const keep = (values) => {
    setGiven({ ...given, ...values });
    door.setProblem(null);
    go(step + 1);
  };
  const register = async (values) => {
    const { username, ...all } = { ...given, ...values };
    setGiven(all);
    const answer = await door.send("/register", { ...all, phone: `+${digitsOf(all.phone)}`, email: all.email.trim(), consent: values.consent === "on", to: wanted() });
    if (!answer) return;
    setSent(answer);
    go(3);
  };
  useEffect(() => {
    // what the service finds wrong is put right on the screen where it was asked
    const screen = SCREEN_OF[door.problem?.field];
    if (screen !== undefined && screen !== step) go(screen);
  }, [door.problem]);

  if (done) return <Done title={title} />;
  const screens = [
    <Contacts key="0" door={door} given={given} onGo={keep} />,
    <Secret key="1" door={door} given={given} onGo={keep} />,
    <Person key="2" door={door} given={given} onGo={register} />,
    sent ? <Codes key="3" sent={sent} onSent={setSent} onDone={arrive} /> : null,
  ];
  const shown = sent ? 3 : Math.min(step, 2);
  return (
    <>
      <div>
        <p className="muted small">{fill(words, "register.step", { n: shown + 1, of: screens.length })}</p>
        <h1 ref={title} tabIndex={-1}>{words[`register.title.${shown}`]}</h1>
      </div>
      {screens[shown]}
      {shown > 0 && !sent && <p><button type="button" className="link tall" onClick={() => history.back()}>{words["back"]}</button></p>}
      {shown === 0 && <p><a className="link tall" href="/sign-in" onClick={(event) => (event.currentTarget.href = withWayBack("/sign-in", wanted()))}>{words["register.have"]}</a></p>}
    </>
  );
}

// the page begins anew under the new session's cookie
const arrive = ({ to }) => leave(`/register?${new URLSearchParams({ done: "", to })}`);

function Contacts({ door, given, onGo }) {
  const words = useWords();
  return (
    <Form door={door} checks={{ phone: isPhone, email: isEmail }} button={words["next"]} onSubmit={onGo}>
      <p className="muted">{words["register.contacts"]}</p>
      <Phone value={given.phone} />
      <Email value={given.email} />
    </Form>
  );
}

function Secret({ door, given, onGo }) {
  const words = useWords();
  return (
    <Form door={door} checks={{ password: isPassword }} button={words["next"]} onSubmit={onGo}>
      <p className="muted">{words["register.password"]}</p>
      <Whose login={given.email} />
      <Password fresh value={given.password} />
    </Form>
  );
}

function Person({ door, given, onGo }) {
  const words = useWords();
  const checks = {
    familyName: filled,
    givenName: filled,
    sex: filled,
    consent: (value) => (value === "on" ? "" : "check.consent"),
  };
  return (
    <Form door={door} checks={checks} button={words["register.go"]} onSubmit={onGo}>
      <p className="muted">{words["register.person"]}</p>
      <Field name="familyName" label={words["field.family"]} autoComplete="family-name" value={given.familyName} />
      <Field name="givenName" label={words["field.given"]} autoComplete="given-name" value={given.givenName} />
      <Field name="middleName" label={words["field.middle"]} autoComplete="additional-name" value={given.middleName} />
      <DateField name="birthDate" label={words["field.birth"]} words={words} value={given.birthDate} />
      <Choice name="sex" legend={words["field.sex"]} options={["FEMALE", "MALE"].map((sex) => [sex, words[`sex.${sex}`]])} problem={door.problem} given={given.sex} />
      <Consent problem={door.problem} />
    </Form>
  );
}

function Choice({ name, legend, options, problem, given }) {
  const told = problem?.field === name && problem.message;
  return (
    <fieldset className="group-box" aria-describedby={told ? `field-${name}-told` : undefined}>
      <legend className="legend-words">{legend}</legend>
      {told && <p id={`field-${name}-told`} className="field-told" role="alert">{told}</p>}
      <div className="flex flex-wrap gap-2">
        {options.map(([value, label]) => (
          <label key={value} className="tick boxed"><input type="radio" name={name} value={value} defaultChecked={given === value} /> {label}</label>
        ))}
      </div>
    </fieldset>
  );
}

function Consent({ problem }) {
  const words = useWords();
  const told = problem?.field === "consent" && problem.message;
  return (
    <div className="group-box">
      {told && <p id="field-consent-told" className="field-told" role="alert">{told}</p>}
      <label className="tick"><input type="checkbox" name="consent" aria-describedby={told ? "field-consent-told" : undefined} /> <span>{words["register.consent"]}</span></label>
      <details className="small">
        <summary className="link tall">{words["register.consent.more"]}</summary>
        <p className="muted">{words["register.consent.text"]}</p>
      </details>
    </div>
  );
}

function Codes({ sent, onSent, onDone }) {
  const words = useWords();
  const door = useDoor();
  const [left, setLeft] = useState(AGAIN_SECONDS);
  useEffect(() => {
    if (!left) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  const again = async () => {
    const answer = await door.send("/register/again", { handle: sent.handle });
    if (answer) onSent(answer);
    if (answer) setLeft(AGAIN_SECONDS);
  };
  const confirm = async ({ phoneCode, emailCode }) => {
    const answer = await door.send("/register/confirm", { handle: sent.handle, phoneCode: bare(phoneCode), emailCode: bare(emailCode) });
    if (answer) onDone(answer);
  };
  return (
    <Form door={door} checks={{ phoneCode: isCode, emailCode: isCode }} button={words["register.confirm"]} onSubmit={confirm}>
      <p className="muted">{words["register.codes"]}</p>
      <Code name="phoneCode" label={fill(words, "register.code.phone", { to: sent.phone })} />
      <Code name="emailCode" label={fill(words, "register.code.email", { to: sent.email })} autoComplete="off" />
      <Again left={left} busy={door.busy} onAgain={again} />
    </Form>
  );
}

function Done({ title }) {
  const words = useWords();
  return (
    <>
      <h1 ref={title} tabIndex={-1}>{words["register.done"]}</h1>
      <p>{words["register.done.text"]}</p>
      <p className="flex flex-wrap gap-2">
        <a className="button button-main" href="/security">{words["register.done.factor"]}</a>
        <button type="button" className="button" onClick={() => leave(wanted())}>{words["register.done.later"]}</button>
      </p>
    </>
  );
}
