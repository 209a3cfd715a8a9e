// Hovering a fact lights its words, hovering words lights their facts; a click brings the other side into view.
const words = new Map(), facts = new Map();
for (const mark of document.querySelectorAll('mark')) for (const id of mark.dataset.facts.split(' ')) words.set(id, [...(words.get(id) ?? []), mark]);
for (const fact of document.querySelectorAll('.fact')) facts.set(fact.dataset.fact, fact);
const light = (ids, on) => { for (const id of ids) for (const element of [facts.get(id), ...(words.get(id) ?? [])]) element?.classList.toggle('lit', on); };
const idsOf = target => target.closest('mark')?.dataset.facts.split(' ') ?? (target.closest('.fact') ? [target.closest('.fact').dataset.fact] : []);
for (const [type, on] of [['mouseover', true], ['focusin', true], ['mouseout', false], ['focusout', false]]) document.addEventListener(type, event => light(idsOf(event.target), on));
document.addEventListener('click', event => {
  const [id] = idsOf(event.target).slice(-1);
  if (id !== undefined) (event.target.closest('mark') ? facts.get(id) : words.get(id)?.[0])?.scrollIntoView({ block: 'center', behavior: 'smooth' });
});
