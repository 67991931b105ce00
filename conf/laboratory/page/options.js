// The policy, its options, and the time of a context switch.
import { element, facts, say } from "./dom.js";

const { options, policies, ties } = facts;
const LISTS = ["slices", "counts", "policies"];

/** Make the fields; `changed` hears of every change. */
export function optionFields(changed) {
  const fields = {};

  function field(key, control, ...around) {
    control.id = `lab-${key}`;
    const label = element("label", { for: control.id }, say(key));
    const checkbox = control.type === "checkbox";
    const parts = checkbox ? [control, label] : [label, control];
    const node = element("div", { class: `lab-field lab-field-${key}` }, parts, ...around);
    fields[key] = { node, control };
    return node;
  }

  const select = (keys, words) =>
    element(
      "select",
      { onchange: changed },
      keys.map((key) => element("option", { value: key }, say(words(key)))),
    );
  const flag = () => element("input", { type: "checkbox", onchange: changed });
  const text = (list) =>
    element("input", {
      type: "text",
      inputmode: list ? "text" : "decimal",
      autocomplete: "off",
      spellcheck: "false",
      oninput: changed,
    });

  const nodes = [field("policy", select(policies, (key) => key))];
  for (const [key, { kind }] of Object.entries(options)) {
    const control =
      kind === "ties"
        ? select(ties, (rule) => rule)
        : kind === "flag"
          ? flag()
          : text(LISTS.includes(kind));
    nodes.push(field(key, control));
  }
  nodes.push(field("context_switch", text(false)), field("charge_first", flag()));

  const policy = fields.policy.control;
  const reveal = () => {
    for (const [key, option] of Object.entries(options)) {
      fields[key].node.hidden = !option.policies.includes(policy.value);
    }
  };
  policy.addEventListener("change", reveal);

  return {
    node: element("fieldset", { class: "lab-options" }, element("legend", {}, say("options")), nodes),
    read() {
      const chosen = {};
      for (const key of Object.keys(options)) {
        const { control } = fields[key];
        chosen[key] = control.type === "checkbox" ? control.checked : control.value;
      }
      return {
        policy: policy.value,
        options: chosen,
        context_switch: fields.context_switch.control.value,
        charge_first: fields.charge_first.control.checked,
      };
    },
    write(setup) {
      policy.value = setup.policy;
      for (const [key, { start }] of Object.entries(options)) {
        const { control } = fields[key];
        if (control.type === "checkbox") control.checked = setup.options[key] === true;
        else control.value = setup.options[key];
        if (control.selectedIndex === -1) control.value = start;
      }
      fields.context_switch.control.value = setup.context_switch;
      fields.charge_first.control.checked = setup.charge_first;
      reveal();
    },
    /** Explain what is wrong with an option below it. */
    mark({ field: { option }, words }) {
      const { node, control } = fields[option];
      node.hidden = false; // it may belong to another policy than the one in view
      const id = `lab-fault-${option}`;
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", id);
      node.querySelector(".lab-fault")?.remove();
      node.append(element("p", { class: "lab-fault", id }, words));
      return control;
    },
    unmark() {
      for (const { node, control } of Object.values(fields)) {
        node.querySelector(".lab-fault")?.remove();
        control.removeAttribute("aria-invalid");
        control.removeAttribute("aria-describedby");
      }
      reveal();
    },
  };
}
