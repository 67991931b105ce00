// The policy, its options, and the time of a context switch.
import { element, facts, say } from "./dom.js";

const { defaults, policies } = facts;
const OF = {
  quantum: ["RoundRobin"],
  preemptive: ["Priority"],
  aging: ["Priority"],
  quanta: ["MLFQ"],
  allotments: ["MLFQ"],
  boost: ["MLFQ"],
  io_resets: ["MLFQ"],
  io_to_front: ["MLFQ"],
  ties: ["RoundRobin", "Priority", "MLFQ"],
};
const WORDS = { boost: "boost every" }; // where the key means something else as well
const LISTS = ["quanta", "allotments"];

/** Make the fields; `changed` hears of every change. */
export function optionFields(changed) {
  const fields = {};

  function field(key, control, ...around) {
    control.id = `lab-${key}`;
    const label = element("label", { for: control.id }, say(WORDS[key] ?? key));
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
  const text = (list) =>
    element("input", {
      type: "text",
      inputmode: list ? "text" : "decimal",
      autocomplete: "off",
      spellcheck: "false",
      oninput: changed,
    });

  const nodes = [field("policy", select(policies, (key) => key))];
  for (const key of Object.keys(OF)) {
    const control =
      key === "ties"
        ? select(["OSTEP", "STALLINGS", "TEXTBOOK_CN"], (rule) => rule)
        : defaults[key] === false
          ? element("input", { type: "checkbox", onchange: changed })
          : text(LISTS.includes(key));
    nodes.push(field(key, control));
  }
  nodes.push(field("context_switch", text(false)));

  const policy = fields.policy.control;
  const reveal = () => {
    for (const [key, of] of Object.entries(OF)) fields[key].node.hidden = !of.includes(policy.value);
  };
  policy.addEventListener("change", reveal);

  return {
    node: element("fieldset", { class: "lab-options" }, element("legend", {}, say("options")), nodes),
    read() {
      const options = {};
      for (const key of Object.keys(OF)) {
        const { control } = fields[key];
        options[key] = control.type === "checkbox" ? control.checked : control.value;
      }
      return { policy: policy.value, options, context_switch: fields.context_switch.control.value };
    },
    write(setup) {
      policy.value = setup.policy;
      for (const key of Object.keys(OF)) {
        const { control } = fields[key];
        if (control.type === "checkbox") control.checked = setup.options[key] === true;
        else control.value = setup.options[key];
        if (control.selectedIndex === -1) control.value = defaults[key];
      }
      fields.context_switch.control.value = setup.context_switch;
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
