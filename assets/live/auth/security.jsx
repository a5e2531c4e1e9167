import { useEffect, useState } from "react";
import { Code, Email, Password, Phone, bare, digitsOf, filled, isCode, isEmail, isPassword, isPhone } from "./fields.jsx";
import { Field, Form, Go, Told, useDoor } from "./form.jsx";
import { options } from "./door.js";
import { canPasskey, createPasskey } from "./passkey.js";
import { fill, useWords } from "./words.jsx";

// showing a new factor raises the session, under a new cookie that the page's socket does not have yet
const again = () => location.reload();

/** A button that asks the door for one thing, after a second press when `sure` says why. `onDone()` once it is done. */
export function Deed({ path, thing, label, sure, about, onDone }) {
  const words = useWords();
  const door = useDoor();
  const [asking, setAsking] = useState(false);
  const act = async () => {
    const answer = await door.send(path, thing ? { id: thing } : {});
    if (!answer) return;
    setAsking(false);
    onDone();
  };
  if (!asking) {
    return (
      <>
        <Told problem={door.problem} />
        <Go busy={door.busy} className="button" aria-label={about ? `${label}: ${about}` : undefined} onClick={sure ? () => setAsking(true) : act}>{label}</Go>
      </>
    );
  }
  return (
    <div className="group-box" role="group" aria-label={sure}>
      <p>{sure}</p>
      <Told problem={door.problem} />
      <div className="flex flex-wrap gap-2">
        <Go busy={door.busy} className="button button-danger" autoFocus onClick={act}>{label}</Go>
        <button type="button" className="button" onClick={() => setAsking(false)}>{words["no"]}</button>
      </div>
    </div>
  );
}

/** What opens under a button, and closes when it is done. */
function Opened({ label, title, children, onOpen }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!open) return <button type="button" className="button" aria-expanded="false" onClick={() => (setOpen(true), onOpen?.())}>{label}</button>;
  return (
    <section className="opened stack" aria-label={title ?? label}>
      <h3>{title ?? label}</h3>
      {children(close)}
      <button type="button" className="button button-quiet justify-self-start" onClick={close}>{words["not_now"]}</button>
    </section>
  );
}

/** An app with codes: scan, then show that it works. */
export function AddTotp() {
  const words = useWords();
  return <Opened label={words["totp.add"]} title={words["totp.title"]}>{() => <Totp />}</Opened>;
}

function Totp() {
  const words = useWords();
  const door = useDoor();
  const [made, setMade] = useState(null);
  useEffect(() => void door.send("/factors/totp").then(setMade), []);
  const confirm = async ({ code }) => {
    if (await door.send("/factors/totp/confirm", { code: bare(code) })) again();
  };
  if (!made) return door.problem ? <Told problem={door.problem} /> : <div className="bone-line min-h-24" />;
  return (
    <Form door={door} checks={{ code: isCode }} button={words["totp.go"]} onSubmit={confirm}>
      <p className="muted">{words["totp.text"]}</p>
      <div className="flex flex-wrap gap-4 items-center">
        <img className="qr" alt={words["totp.qr"]} src={pictureOf(made.qr)} />
        <p className="min-w-0">
          <span className="block muted small">{words["totp.secret"]}</span>
          <code className="secret" data-secret={made.secret}>{made.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
          <a className="link tall block" href={made.uri}>{words["totp.open"]}</a>
        </p>
      </div>
      <Code hint={words["factor.TOTP.hint"]} />
    </Form>
  );
}

const pictureOf = (svg) => (svg.startsWith("data:") ? svg : `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);

/** A key of this device or of a stick. */
export function AddPasskey() {
  const words = useWords();
  const [able, setAble] = useState(false);
  useEffect(() => void options().then((said) => setAble(!!said.passkeys && canPasskey())), []);
  if (!able) return null;
  return <Opened label={words["passkey.add"]} title={words["passkey.title"]}>{() => <Passkey />}</Opened>;
}

function Passkey() {
  const words = useWords();
  const door = useDoor();
  const add = async ({ label }) => {
    const asked = await door.send("/factors/passkey/options");
    const credential = asked && (await createPasskey(asked.options));
    if (asked && !credential) return door.setProblem({ message: words["passkey.stopped"] });
    if (credential && (await door.send("/factors/passkey", { credential, label }))) again();
  };
  return (
    <Form door={door} checks={{ label: filled }} button={words["passkey.go"]} onSubmit={add}>
      <p className="muted">{words["passkey.text"]}</p>
      <Field name="label" label={words["passkey.label"]} value={words["passkey.label.first"]} maxLength={60} />
    </Form>
  );
}

/** Ten codes for the day the phone is lost: shown once. */
export function RecoveryCodes({ label, onDone }) {
  const words = useWords();
  const door = useDoor();
  const [codes, setCodes] = useState(null);
  const make = async () => {
    const answer = await door.send("/recovery-codes");
    if (answer) setCodes(answer.codes);
  };
  if (!codes) {
    return (
      <>
        <Told problem={door.problem} />
        <Go busy={door.busy} className="button" onClick={make}>{label}</Go>
      </>
    );
  }
  return (
    <section className="opened stack" aria-label={words["recovery.title"]}>
      <h3>{words["recovery.title"]}</h3>
      <p className="muted">{words["recovery.text"]}</p>
      <ul className="recovery nums">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button" onClick={() => navigator.clipboard?.writeText(codes.join("\n"))}>{words["recovery.copy"]}</button>
        <button type="button" className="button button-main" onClick={() => (setCodes(null), onDone())}>{words["recovery.kept"]}</button>
      </div>
    </section>
  );
}

export function ChangePassword({ has, onDone }) {
  const words = useWords();
  const label = words[has ? "password.change" : "password.add"];
  return <Opened label={label}>{(close) => <NewPassword has={has} label={label} onDone={() => (close(), onDone())} />}</Opened>;
}

function NewPassword({ has, label, onDone }) {
  const words = useWords();
  const door = useDoor();
  const change = async ({ current, password }) => {
    if (await door.send("/password", has ? { current, password } : { password })) onDone();
  };
  return (
    <Form door={door} checks={{ ...(has && { current: filled }), password: isPassword }} button={label} onSubmit={change}>
      {has && <Password name="current" label={words["field.current"]} />}
      <Password fresh />
    </Form>
  );
}

/** A new phone or e-mail: it counts once the code sent to it is here. */
export function AddContact({ kind, label, onDone }) {
  return <Opened label={label}>{(close) => <NewContact kind={kind} onDone={() => (close(), onDone())} />}</Opened>;
}

function NewContact({ kind, onDone }) {
  const words = useWords();
  const door = useDoor();
  const [sent, setSent] = useState(null);
  const phone = kind === "PHONE";
  const send = async ({ value }) => setSent(await door.send("/contacts", { kind, value: phone ? `+${digitsOf(value)}` : value.trim() }));
  const confirm = async ({ code }) => {
    if (await door.send("/contacts/confirm", { handle: sent.handle, code: bare(code) })) onDone();
  };
  if (sent) {
    return (
      <Form key="code" door={door} checks={{ code: isCode }} button={words["contact.confirm"]} onSubmit={confirm}>
        <Code hint={fill(words, "factor.sent", { to: sent.to ?? sent.shown ?? "" })} autoFocus />
      </Form>
    );
  }
  const Kind = phone ? Phone : Email;
  return (
    <Form key="value" door={door} checks={{ value: phone ? isPhone : isEmail }} button={words["contact.send"]} onSubmit={send}>
      <Kind name="value" autoFocus />
    </Form>
  );
}

/** A factor that sends codes to a contact which is confirmed already. */
export function AddSent({ kind, label, onDone }) {
  const door = useDoor();
  const add = async () => {
    if (await door.send("/factors/code", { kind })) onDone();
  };
  return (
    <>
      <Told problem={door.problem} />
      <Go busy={door.busy} className="button" onClick={add}>{label}</Go>
    </>
  );
}
