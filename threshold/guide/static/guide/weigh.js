// Weighs what is known against the compiled norms, as threshold/core does: sets of values, strong Kleene truth.
// It says which facts still matter, and nothing of what would follow.
"use strict";

const Weigh = (() => {
  const NO = -1, OPEN = 0, YES = 1;
  const left = (known, fact) => known[fact] || GUIDE.facts[fact];

  function leaf([, fact, yes, contested], known) {
    const values = left(known, fact);
    if (values.every(value => yes.includes(value))) return { truth: YES, fact, values, contested, parts: [] };
    const touched = values.some(value => yes.includes(value) || contested.includes(value));
    return { truth: touched ? OPEN : NO, fact, values, contested, parts: [] };
  }

  function weigh(test, known) {
    if (test[0] === "is") return leaf(test, known);
    const parts = test[1].map(part => weigh(part, known));
    const truths = parts.map(part => part.truth);
    return { truth: test[0] === "all" ? Math.min(...truths) : Math.max(...truths), parts };
  }

  // The open leaves on branches that are still open, in the order of the text.
  function open(step) {
    if (step.truth !== OPEN) return [];
    return step.parts.length ? step.parts.flatMap(open) : [step];
  }

  const forAnOfficial = step =>
    GUIDE.law.includes(step.fact) || step.values.every(value => step.contested.includes(value));

  const inForce = (norm, day) => norm.since <= day && (!norm.until || day <= norm.until);

  // One norm on a day: the truth of its reach and of each exception, what to ask and what an official decides.
  function look(norm, known, day) {
    if (!inForce(norm, day)) return { cite: norm.cite, reach: null, unless: [], ask: [], decide: [] };
    const reach = weigh(norm.reaches, known);
    const unless = norm.unless.map(test => weigh(test, known));
    const live = reach.truth === NO ? [] : open(reach);
    if (reach.truth !== NO && !unless.some(step => step.truth === YES)) live.push(...unless.flatMap(open));
    return {
      cite: norm.cite,
      reach: reach.truth,
      unless: unless.map(step => step.truth),
      ask: live.filter(step => !forAnOfficial(step)).map(step => step.fact),
      decide: live.filter(forAnOfficial).map(step => step.fact),
    };
  }

  // What statements leave in common; where they clash, everything any of them says; everything is as good as nothing.
  function agreed(statements) {
    const said = {};
    for (const [fact, values] of statements) (said[fact] = said[fact] || []).push(values);
    const known = {};
    for (const [fact, sets] of Object.entries(said)) {
      const common = GUIDE.facts[fact].filter(value => sets.every(set => set.includes(value)));
      const values = common.length ? common : GUIDE.facts[fact].filter(value => sets.some(set => set.includes(value)));
      if (values.length < GUIDE.facts[fact].length) known[fact] = values;
    }
    return known;
  }

  // What the choices of a record leave possible of the facts.
  function seen(choices) {
    const statements = [];
    for (const [field, byValue] of Object.entries(GUIDE.leaves)) {
      for (const [fact, values] of Object.entries(byValue[choices[field]] || {})) statements.push([fact, values]);
    }
    return agreed(statements);
  }

  // The facts that still matter under the norms named and that staff may be asked, each once.
  function questions(choices, day, cites) {
    const known = seen(choices);
    const asked = cites.flatMap(cite => GUIDE.norms.filter(norm => norm.cite === cite))
      .flatMap(norm => look(norm, known, day).ask);
    return [...new Set(asked)].filter(fact => GUIDE.staff.includes(fact));
  }

  return { look, agreed, seen, questions };
})();
