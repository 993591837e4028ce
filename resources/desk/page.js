"use strict";
// The control page of the desk: looks every second and a half, and posts one action a click. Text is only ever set as
// text, because what contacts write is shown here.

const TEXTS = {
  title: ["客服台（本机模拟）", "Desk (stand-in backend)"],
  conversations: ["对话", "Conversations"],
  empty: ["还没有对话。在应用里发一条消息试试。", "No conversations yet. Send a message in the app."],
  reply: ["以客服身份回复", "Reply as the agent"],
  send: ["发送", "Send"],
  sendMenu: ["以机器人身份发选项", "Send a menu as the bot"],
  note: ["写成内部备注", "Keep as a private note"],
  file: ["附上文件", "Attach a file"],
  see: ["标为已看", "Mark as seen"],
  assign: ["分配给在线客服", "Assign to who is online"],
  typingOn: ["开始输入", "Start typing"],
  typingPrivate: ["开始写内部备注", "Start typing a private note"],
  typingOff: ["停止输入", "Stop typing"],
  resolve: ["标为已解决", "Resolve"],
  reopen: ["重新打开", "Reopen"],
  snooze: ["暂缓 1 小时", "Snooze for an hour"],
  escalate: ["升级（2 小时内答复）", "Escalate (answer in 2 hours)"],
  confirmed: ["已确认", "Confirmed"],
  simple: ["简单", "Simple"],
  complex: ["复杂", "Complex"],
  investigate: ["需要调查", "Needs investigation"],
  followUp: ["回访", "Follow-up"],
  script: ["切换自动客服 Mei", "Switch scripted Mei on or off"],
  block: ["拉黑 / 取消拉黑", "Block or unblock"],
  team: ["人员和时间", "People and hours"],
  hours: ["服务时间", "Hours"],
  queue: ["前面排队人数", "People ahead in the queue"],
  bot: ["机器人先接待", "A bot answers first"],
  csat: ["解决后邀请评价", "Ask for a rating when resolved"],
  single: ["每人只有一个对话", "One conversation a person"],
  identity: ["必须验证身份（HMAC）", "Identity check required (HMAC)"],
  clock: ["客服台的时钟", "Clock of the desk"],
  hour: ["快进 1 小时", "An hour on"],
  day: ["快进 1 天", "A day on"],
  days15: ["快进 15 天", "15 days on"],
  resetClock: ["恢复", "Reset"],
  faults: ["故障", "Faults"],
  callFault: ["让请求出错", "Make calls fail"],
  kind: ["怎样", "How"],
  on: ["哪个请求", "Which call"],
  count: ["次数（0 为一直）", "Times (0: until cleared)"],
  delay: ["延迟（秒）", "Delay in seconds"],
  add: ["加上", "Add"],
  drop: ["断开实时连接", "Close sockets"],
  abrupt: ["强行断开实时连接", "Reset sockets"],
  release: ["放出积压的事件", "Release held events"],
  releaseReversed: ["倒序放出", "Release in reverse"],
  clear: ["清除全部故障", "Clear all faults"],
  refuse_sockets: ["拒绝实时连接（404）", "Refuse sockets (404)"],
  stop_pings: ["停止心跳", "Stop pings"],
  silent_subscriptions: ["不确认订阅", "Never confirm a subscription"],
  hold_events: ["积压事件", "Hold events"],
  drop_events: ["丢弃事件", "Lose events"],
  reorder_events: ["打乱事件顺序", "Swap the order of events"],
  message_type_as_string: ["消息类型用文字", "message_type as text"],
  patch_public_shape: ["更新联系人返回新格式", "PATCH contact in the newer form"],
  numbers_as_text: ["数字写成文字", "Numbers as text"],
  empty_columns: ["空值写成 null", "Empty values as null"],
  lose_ratings: ["丢失评分记录", "Lose the record of a rating"],
  unknown_fields: ["返回多余的字段", "Add fields that nobody knows"],
  duplicate: ["每个事件发两遍", "Deliver every event twice"],
  files: ["文件 30 秒内打不开", "Files missing for 30 s"],
  any: ["全部", "any"],
  open: ["进行中", "open"], pending: ["机器人接待", "pending"], snoozed: ["暂缓", "snoozed"], resolved: ["已解决", "resolved"],
  status: ["状态", "Status"], contact: ["联系人", "Contact"], assignee: ["负责人", "Assignee"], labels: ["标签", "Labels"],
  attributes: ["附加信息", "Attributes"], scripted: ["自动客服", "Scripted agent"], typing: ["对方正在输入", "Contact is typing"],
  place: ["排队位置", "Place in the queue"], blocked: ["已拉黑", "Blocked"],
  yes: ["是", "yes"], no: ["否", "no"], nobody: ["无", "nobody"],
  isOpen: ["服务中", "open"], isClosed: ["已下班", "closed"],
  incoming: ["用户", "user"], outgoing: ["客服", "support"], activity: ["记录", "activity"], template: ["自动消息", "template"],
  private: ["内部备注", "private note"], remove: ["删除", "Delete"], attachments: ["个文件", "file(s)"],
  sockets: ["个实时连接", "socket(s)"], held: ["个积压事件", "held event(s)"],
  choose: ["请选择最接近的一项。", "Please choose what fits best."],
  option1: ["付款失败", "A payment failed"], option2: ["找人工客服", "Talk to a person"],
  gone: ["客服台没有回应。它可能已经关闭。", "The desk doesn't answer. It may have been closed."],
};
const SWITCHES = ["refuse_sockets", "stop_pings", "silent_subscriptions", "hold_events", "drop_events", "reorder_events",
  "message_type_as_string", "patch_public_shape", "unknown_fields", "numbers_as_text", "empty_columns", "lose_ratings"];
const TYPES = ["incoming", "outgoing", "activity", "template"];

const byId = (id) => document.getElementById(id);
let language = null;
let selected = null;
let state = null;
let shownMessages = "";
let shownList = "";

const t = (key) => (TEXTS[key] ? TEXTS[key][language === "zh-CN" ? 0 : 1] : key);

function make(tag, text, properties = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  return Object.assign(element, properties);
}

async function ask(path, body) {
  const options = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  let response;
  try {
    response = await fetch(`/desk/${path}`, options);
  } catch {
    throw new Error(t("gone"));
  }
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

async function act(path, body) {
  try {
    await ask(path, body);
    byId("error").hidden = true;
    await refresh();
    return true;
  } catch (error) {
    showError(error);
    return false;
  }
}

function showError(error) {
  byId("error").textContent = error.message;
  byId("error").hidden = false;
}

function translate() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  document.title = t("title");
  byId("language").textContent = language === "zh-CN" ? "English" : "中文";
  byId("switches").replaceChildren(
    ...SWITCHES.map((name) => checkbox(name, t(name), (on) => act("faults", { [name]: on }))),
    checkbox("duplicate", t("duplicate"), (on) => act("faults", { event_copies: on ? 2 : 1 })),
    checkbox("files", t("files"), (on) => act("faults", { file_missing_s: on ? 30 : 0 })),
  );
  byId("agents").replaceChildren();
  byId("hours").replaceChildren();
  byId("on").replaceChildren();
  shownMessages = "";
}

function checkbox(id, label, onChange) {
  const box = make("label", "");
  const input = Object.assign(document.createElement("input"), { type: "checkbox", id: `switch-${id}` });
  input.addEventListener("change", () => onChange(input.checked));
  box.append(input, ` ${label}`);
  return box;
}

function fill(select, values, label = (value) => value) {
  if (select.options.length !== values.length) {
    select.replaceChildren(...values.map((value) => make("option", label(value), { value })));
  }
}

function setUnlessFocused(element, property, value) {
  if (document.activeElement !== element) element[property] = value;
}

function showState() {
  byId("scenario").textContent = `${state.scenario}: ${language === "zh-CN" ? state.title.zh : state.title.en}`;
  byId("summary").textContent = [
    state.is_open ? t("isOpen") : t("isClosed"),
    `${state.subscribed}/${state.sockets} ${t("sockets")}`,
    `${state.held_events} ${t("held")}`,
  ].join(" · ");
  byId("now").textContent = `${new Date(state.now).toLocaleString(language)} (${state.timezone})`;
  fill(byId("hours"), state.hours_choices);
  fill(byId("kind"), state.fault_kinds);
  fill(byId("on"), ["", ...state.routes], (value) => value || t("any"));
  setUnlessFocused(byId("hours"), "value", state.hours);
  setUnlessFocused(byId("queue"), "value", state.queue_length);
  byId("bot").checked = state.bot_active;
  byId("csat").checked = state.csat;
  byId("single").checked = state.single_conversation;
  byId("identity").checked = state.needs_identity;
  for (const name of SWITCHES) byId(`switch-${name}`).checked = state.faults[name];
  byId("switch-duplicate").checked = state.faults.event_copies > 1;
  byId("switch-files").checked = state.faults.file_missing_s > 0;
  byId("pending").replaceChildren(...state.faults.calls.map((fault) =>
    make("li", `${fault.kind} · ${fault.on || t("any")} · ×${fault.count ?? "∞"} · ${fault.delay_s} s`)));
  const agents = byId("agents");
  if (agents.children.length !== state.agents.length) {
    agents.replaceChildren(...state.agents.map((agent) => checkbox(`agent-${agent.key}`, agent.name, () => {
      const keys = state.agents.map((one) => one.key).filter((key) => byId(`switch-agent-${key}`).checked);
      act("online", { agents: keys });
    })));
  }
  for (const agent of state.agents) byId(`switch-agent-${agent.key}`).checked = agent.availability === "online";
  showList();
}

function showList() {
  const key = JSON.stringify([language, selected, state.conversations]);
  if (key === shownList) return;
  shownList = key;
  const focused = document.activeElement?.dataset?.conversation;
  byId("empty").hidden = state.conversations.length > 0;
  byId("list").replaceChildren(...[...state.conversations].reverse().map((one) => {
    const text = `#${one.id} · ${t(one.status)} · ${one.contact}\n${one.last_text}`;
    const button = make("button", text, { type: "button" });
    button.dataset.conversation = one.id;
    button.setAttribute("aria-current", String(one.id === selected));
    button.addEventListener("click", () => { selected = one.id; shownMessages = ""; refresh(); });
    const item = document.createElement("li");
    item.append(button);
    return item;
  }));
  if (focused) document.querySelector(`[data-conversation="${focused}"]`)?.focus();
}

function showThread(one) {
  byId("thread").hidden = false;
  byId("thread-title").textContent = `#${one.id}`;
  const facts = [
    ["status", t(one.status)], ["contact", one.contact], ["assignee", one.assignee || t("nobody")],
    ["labels", one.labels.join(", ")], ["attributes", JSON.stringify(one.custom_attributes)],
    ["place", one.queue_position ?? ""], ["typing", t(one.is_typing ? "yes" : "no")],
    ["scripted", t(one.is_scripted ? "yes" : "no")], ["blocked", t(one.blocked ? "yes" : "no")],
  ];
  for (const button of document.querySelectorAll("[data-label]")) {
    button.setAttribute("aria-pressed", String(one.labels.includes(button.dataset.label)));
  }
  byId("facts").replaceChildren(...facts.flatMap(([key, value]) => [make("dt", t(key)), make("dd", String(value))]));
  const key = JSON.stringify(one.messages);
  if (key === shownMessages) return;
  shownMessages = key;
  const list = byId("messages");
  list.replaceChildren(...one.messages.map((message) => messageItem(one, message)));
  list.scrollTop = list.scrollHeight;
}

function messageItem(one, message) {
  const type = TYPES[message.message_type];
  const who = message.sender ? message.sender.available_name || message.sender.name : t(type);
  const parts = [`#${message.id}`, who, new Date(message.created_at * 1000).toLocaleTimeString(language), message.content_type];
  if (message.private) parts.push(t("private"));
  if (type === "outgoing") parts.push(message.status);
  if (message.attachments) parts.push(`${message.attachments.length} ${t("attachments")}`);
  const hidden = message.private || type === "activity";
  const item = make("li", "", { className: hidden ? "hidden" : type === "incoming" ? "incoming" : "own" });
  item.append(make("small", parts.join(" · ")), message.content || "");
  const values = message.content_attributes.submitted_values;
  if (values) item.append(make("small", JSON.stringify(values)));
  if (type === "outgoing" && !message.content_attributes.deleted) {
    const button = make("button", t("remove"), { type: "button" });
    button.addEventListener("click", () => act(`conversations/${one.id}/delete-message`, { message_id: message.id }));
    item.append(" ", button);
  }
  return item;
}

async function refresh() {
  state = await ask("state");
  if (language === null) {
    language = state.language;
    translate();
  }
  showState();
  if (selected === null && state.conversations.length > 0) selected = state.conversations.at(-1).id;
  if (selected !== null && state.conversations.some((one) => one.id === selected)) {
    showThread(await ask(`conversations/${selected}`));
  } else {
    selected = null;
    byId("thread").hidden = true;
  }
}

async function readFile() {
  const file = byId("file").files[0];
  if (!file) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { name: file.name, content_type: file.type || "application/octet-stream", base64: btoa(binary) };
}

async function reply(action, extra = {}) {
  const text = byId("text").value.trim();
  const body = { ...extra };
  if (text) body.text = text;
  const file = action === "reply" ? await readFile() : undefined;
  if (file) body.file = file;
  if (!Object.keys(body).length) return;
  if (!await act(`conversations/${selected}/${action}`, body)) return;
  byId("text").value = "";
  byId("file").value = "";
}

function current() {
  return state.conversations.find((one) => one.id === selected);
}

// A second click takes the label away again.
function toggled(label) {
  const labels = current().labels;
  return labels.includes(label) ? labels.filter((one) => one !== label) : [...labels, label];
}

const ACTIONS = {
  "see": () => ["see", {}],
  "assign": () => ["assign", {}],
  "typing-on": () => ["typing", { on: true }],
  "typing-private": () => ["typing", { on: true, private: true }],
  "typing-off": () => ["typing", { on: false }],
  "resolve": () => ["resolve", {}],
  "reopen": () => ["reopen", {}],
  "snooze": () => ["snooze", { for_s: 3600 }],
  "escalate": () => ["escalate", { expected_in_s: 7200 }],
  "script": () => ["script", { on: !current().is_scripted }],
  "block": () => ["block", { on: !current().blocked }],
};
const DESK_ACTIONS = {
  "drop": ["drop-sockets", {}],
  "abrupt": ["drop-sockets", { abrupt: true }],
  "release": ["release-events", {}],
  "release-reversed": ["release-events", { reversed: true }],
  "clear": ["clear-faults", {}],
};

document.addEventListener("click", (event) => {
  const { act: name, desk, clock, label } = event.target.dataset;
  if (name === "note") {
    reply("note");
  } else if (name === "reply-menu") {
    const items = [{ title: t("option1"), value: "payment-failed" }, { title: t("option2"), value: "human" }];
    const text = byId("text").value.trim() || t("choose");
    act(`conversations/${selected}/reply`, { by: "bot", content_type: "input_select", text, items });
    byId("text").value = "";
  } else if (name) {
    const [action, body] = ACTIONS[name]();
    act(`conversations/${selected}/${action}`, body);
  } else if (label) {
    act(`conversations/${selected}/labels`, { labels: toggled(label) });
  } else if (desk) {
    act(...DESK_ACTIONS[desk]);
  } else if (clock) {
    act("clock", clock === "reset" ? { reset: true } : { by_s: Number(clock) });
  }
});
byId("reply").addEventListener("submit", (event) => { event.preventDefault(); reply("reply"); });
byId("language").addEventListener("click", () => {
  language = language === "zh-CN" ? "en" : "zh-CN";
  translate();
  refresh().catch(showError);
});
byId("hours").addEventListener("change", (event) => act("inbox", { hours: event.target.value }));
byId("queue").addEventListener("change", (event) => act("queue", { length: Number(event.target.value) }));
byId("bot").addEventListener("change", (event) => act("bot", { active: event.target.checked }));
byId("csat").addEventListener("change", (event) => act("inbox", { csat: event.target.checked }));
byId("single").addEventListener("change", (event) => act("inbox", { single_conversation: event.target.checked }));
byId("identity").addEventListener("change", (event) => act("inbox", { needs_identity: event.target.checked }));
byId("add-fault").addEventListener("click", () => act("faults", { calls: [{
  kind: byId("kind").value, on: byId("on").value, count: Number(byId("count").value), delay_s: Number(byId("delay").value),
}] }));

// One look at a time: the next is planned only when the last one has come back.
async function loop() {
  try {
    await refresh();
  } catch (error) {
    showError(error);
  }
  setTimeout(loop, 1500);
}
loop();
