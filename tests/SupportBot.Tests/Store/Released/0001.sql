BEGIN TRANSACTION;
CREATE TABLE callbacks (
    id           TEXT PRIMARY KEY,
    conversation TEXT NOT NULL,
    phone        TEXT NOT NULL,
    from_at      INTEGER NOT NULL,
    to_at        INTEGER NOT NULL,
    promised_at  INTEGER NOT NULL,
    state        TEXT NOT NULL DEFAULT 'open',
    missed       INTEGER NOT NULL DEFAULT 0,
    operator     TEXT
);
CREATE TABLE conversations (
    key           TEXT PRIMARY KEY,
    version       INTEGER NOT NULL,
    state         TEXT NOT NULL,
    leader        TEXT NOT NULL,
    epoch         INTEGER NOT NULL,
    operator      TEXT,
    operator_name TEXT,
    waiting_since INTEGER,
    heard_at      INTEGER NOT NULL,
    name          TEXT,
    phone         TEXT,
    address       TEXT,
    problem       TEXT,
    unread        INTEGER NOT NULL DEFAULT 0,
    body          TEXT NOT NULL
);
INSERT INTO "conversations" VALUES('webchat:01a212be6fe4791eb157c4ff85abd07f',1,'ConfirmingAddress','Bot',0,NULL,NULL,NULL,639312076014076205,NULL,NULL,'улица Абая, 10-25','no_internet',0,'{"key":"webchat:01a212be6fe4791eb157c4ff85abd07f","version":1,"state":"ConfirmingAddress","languageKnown":true,"contacts":{},"address":{"own":"Здравствуйте, Абая 10-25, со вчера нет интернета","street":{"id":"S001","typeRu":"улица","nameRu":"Абая","typeKk":"көшесі","nameKk":"Абай","aliases":[],"district":"Центр","maxHouse":140},"house":"10","apartment":"25","candidates":[],"complete":true},"inquiry":{"since":"2026-11-25T17:46:41.4076205+05:00","problem":{"id":"no_internet","confidence":0.9906148723997305,"own":"Здравствуйте, Абая 10-25, со вчера нет интернета","confirmed":true},"tried":[],"asides":[],"photos":[]},"question":{"number":1},"buttons":[{"title":"Да, верно","payload":"1.1.yes"},{"title":"Исправить","payload":"1.1.no"}],"previous":[],"timers":[{"kind":1,"due":"2026-11-26T17:46:41.4076205+05:00"},{"due":"2026-11-25T18:01:41.4076205+05:00"}],"heardAt":"2026-11-25T17:46:41.4076205+05:00","lastWords":"Здравствуйте, Абая 10-25, со вчера нет интернета","said":{}}');
INSERT INTO "conversations" VALUES('webchat:01a212be8e477110a21410ac55240dc1',1,'WaitingForOperator','Bot',0,NULL,NULL,639312076079042769,639312076079042769,NULL,NULL,NULL,'complaint',0,'{"key":"webchat:01a212be8e477110a21410ac55240dc1","version":1,"state":"WaitingForOperator","languageKnown":true,"contacts":{},"inquiry":{"since":"2026-11-25T17:46:47.9042769+05:00","problem":{"id":"complaint","confidence":0.9558761361162819,"own":"Здравствуйте, нужен оператор","confirmed":true},"tried":[],"asides":[],"photos":[],"humanAsked":1},"handoff":{"id":"01a212be8e607a809d3c61709e7623f0","reason":"asked","since":"2026-11-25T17:46:47.9042769+05:00","place":1},"question":{"number":1},"buttons":[{"title":"Не ждать","payload":"1.1.cancel"}],"previous":[],"timers":[{"kind":2,"due":"2026-11-25T17:49:47.9042769+05:00"},{"kind":3,"due":"2026-11-25T17:47:47.9042769+05:00"}],"heardAt":"2026-11-25T17:46:47.9042769+05:00","lastWords":"Здравствуйте, нужен оператор","said":{}}');
CREATE TABLE facts (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE inbox (
    source       TEXT NOT NULL,
    key          TEXT NOT NULL,
    conversation TEXT NOT NULL,
    at           INTEGER NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    handled      INTEGER NOT NULL DEFAULT 0,
    aside        TEXT,
    body         TEXT,
    PRIMARY KEY (source, key)
) WITHOUT ROWID;
INSERT INTO "inbox" VALUES('webchat','01a212be6fe4791eb157c4ff85abd07f:c-1','webchat:01a212be6fe4791eb157c4ff85abd07f',639312076009676832,0,1,NULL,NULL);
INSERT INTO "inbox" VALUES('webchat','01a212be8e477110a21410ac55240dc1:c-1','webchat:01a212be8e477110a21410ac55240dc1',639312076079027085,0,1,NULL,NULL);
INSERT INTO "inbox" VALUES('webchat','01a212be970177a7b9f79e83f54917bc:c-1','webchat:01a212be970177a7b9f79e83f54917bc',639312076103246032,0,0,NULL,'{"from":"subscriber","event":{"kind":"wrote","messageId":"c-1","text":"Здравствуйте","files":[]},"profile":{"language":"ru"}}');
CREATE TABLE operators (
    name          TEXT PRIMARY KEY COLLATE NOCASE,
    id            TEXT NOT NULL UNIQUE,
    display       TEXT NOT NULL,
    role          TEXT NOT NULL,
    password      TEXT NOT NULL,
    failures      INTEGER NOT NULL DEFAULT 0,
    locked_until  INTEGER,
    created_at    INTEGER NOT NULL
);
CREATE TABLE outbox (
    n               INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    conversation    TEXT NOT NULL,
    destination     TEXT NOT NULL,
    author          TEXT NOT NULL,
    epoch           INTEGER NOT NULL,
    at              INTEGER NOT NULL,
    expires         INTEGER NOT NULL,
    attempts        INTEGER NOT NULL DEFAULT 0,
    not_before      INTEGER,
    last_trouble    TEXT,
    outcome         TEXT NOT NULL DEFAULT 'pending',
    reason          TEXT,
    channel_message TEXT,
    settled_at      INTEGER,
    body            TEXT
);
INSERT INTO "outbox" VALUES(1,'01a212be76797862af5fc309cd20748a','webchat:01a212be6fe4791eb157c4ff85abd07f','Channel','Bot',0,639312076009676832,639312940009676832,0,NULL,NULL,'delivered',NULL,'2',639312076048982500,NULL);
INSERT INTO "outbox" VALUES(2,'01a212be8e6178f691b0c546eaca949c','webchat:01a212be8e477110a21410ac55240dc1','Channel','Bot',0,639312076079027085,639312940079027085,0,NULL,NULL,'delivered',NULL,'2',639312076080447622,NULL);
INSERT INTO "outbox" VALUES(3,'01a212be8e637b54be98f9dcb8537113','webchat:01a212be8e477110a21410ac55240dc1','Desk','System',0,639312076079027085,639312940079027085,0,NULL,NULL,'delivered',NULL,NULL,639312076080219326,NULL);
CREATE TABLE ratings (
    conversation TEXT NOT NULL,
    stars        INTEGER NOT NULL,
    operator     TEXT,
    at           INTEGER NOT NULL
);
CREATE TABLE subscribers (
    contract  TEXT PRIMARY KEY,
    name      TEXT,
    phone     TEXT,
    street_id TEXT,
    house     TEXT,
    building  TEXT,
    apartment TEXT,
    status    TEXT NOT NULL DEFAULT ''
);
CREATE TABLE timers (
    conversation TEXT NOT NULL,
    kind         TEXT NOT NULL,
    due          INTEGER NOT NULL,
    PRIMARY KEY (conversation, kind)
) WITHOUT ROWID;
INSERT INTO "timers" VALUES('webchat:01a212be8e477110a21410ac55240dc1','Place',639312076679042769);
INSERT INTO "timers" VALUES('webchat:01a212be8e477110a21410ac55240dc1','Accept',639312077879042769);
INSERT INTO "timers" VALUES('webchat:01a212be6fe4791eb157c4ff85abd07f','Quiet',639312085014076205);
INSERT INTO "timers" VALUES('webchat:01a212be6fe4791eb157c4ff85abd07f','Close',639312940014076205);
CREATE TABLE transcript (
    conversation TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    id           TEXT NOT NULL,
    author       TEXT NOT NULL,
    operator     TEXT,
    text         TEXT NOT NULL,
    at           INTEGER NOT NULL,
    item         TEXT,
    before       TEXT,
    deleted      INTEGER NOT NULL DEFAULT 0,
    more         TEXT,
    PRIMARY KEY (conversation, seq)
) WITHOUT ROWID;
INSERT INTO "transcript" VALUES('webchat:01a212be6fe4791eb157c4ff85abd07f',1,'c-1','Subscriber',NULL,'Здравствуйте, Абая 10-25, со вчера нет интернета',639312076009676832,NULL,NULL,0,NULL);
INSERT INTO "transcript" VALUES('webchat:01a212be6fe4791eb157c4ff85abd07f',2,'01a212be76797862af5fc309cd20748a','Bot',NULL,'Здравствуйте! Я бот-помощник провайдера. Помогу сам или сразу позову оператора.

Ваш адрес: **улица Абая, дом 10, кв. 25**. Верно?',639312076009676832,'=',NULL,0,'{"Buttons":["\u0414\u0430, \u0432\u0435\u0440\u043D\u043E","\u0418\u0441\u043F\u0440\u0430\u0432\u0438\u0442\u044C"]}');
INSERT INTO "transcript" VALUES('webchat:01a212be8e477110a21410ac55240dc1',1,'c-1','Subscriber',NULL,'Здравствуйте, нужен оператор',639312076079027085,NULL,NULL,0,NULL);
INSERT INTO "transcript" VALUES('webchat:01a212be8e477110a21410ac55240dc1',2,'01a212be8e6178f691b0c546eaca949c','Bot',NULL,'Здравствуйте! Я бот-помощник провайдера. Помогу сам или сразу позову оператора.

Хорошо, зову человека.

Зову оператора. Вы следующий, он ответит прямо здесь.

Чтобы было быстрее, напишите пока Ваш адрес.',639312076079027085,'=',NULL,0,'{"Buttons":["\u041D\u0435 \u0436\u0434\u0430\u0442\u044C"]}');
CREATE TABLE webchat_conversations (
    id         TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL,
    language   TEXT,
    created_at INTEGER NOT NULL
);
INSERT INTO "webchat_conversations" VALUES('webchat:01a212be6fe4791eb157c4ff85abd07f','b2f7d49895b135ca2dea495b89878e76ede0a3dd750fe4fa962cfa40a5028ef0','ru',639312076001011063);
INSERT INTO "webchat_conversations" VALUES('webchat:01a212be8e477110a21410ac55240dc1','25acd0a0012ddbb549b8eb10a176079a6e6cbb8fdbc84aabed085c158fac1489','ru',639312076078797858);
INSERT INTO "webchat_conversations" VALUES('webchat:01a212be970177a7b9f79e83f54917bc','666ed5027c099dfdbd6b16a2747609f0a056f570dd21ecf3812d8541a5c000be','ru',639312076101133349);
CREATE TABLE webchat_messages (
    conversation TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    id           TEXT NOT NULL,
    body         TEXT NOT NULL,
    PRIMARY KEY (conversation, seq)
) WITHOUT ROWID;
INSERT INTO "webchat_messages" VALUES('webchat:01a212be6fe4791eb157c4ff85abd07f',1,'in:c-1','{"id":"in:c-1","from":"subscriber","text":"Здравствуйте, Абая 10-25, со вчера нет интернета","buttons":[],"pictures":[],"files":[],"at":"2026-11-25T12:46:40.5658662+00:00"}');
INSERT INTO "webchat_messages" VALUES('webchat:01a212be6fe4791eb157c4ff85abd07f',2,'out:01a212be76797862af5fc309cd20748a','{"id":"out:01a212be76797862af5fc309cd20748a","from":"bot","text":"Здравствуйте! Я бот-помощник провайдера. Помогу сам или сразу позову оператора.\n\nВаш адрес: **улица Абая, дом 10, кв. 25**. Верно?","buttons":[{"text":"Да, верно","payload":"1.1.yes"},{"text":"Исправить","payload":"1.1.no"}],"pictures":[],"files":[],"at":"2026-11-25T12:46:44.8699553+00:00"}');
INSERT INTO "webchat_messages" VALUES('webchat:01a212be8e477110a21410ac55240dc1',1,'in:c-1','{"id":"in:c-1","from":"subscriber","text":"Здравствуйте, нужен оператор","buttons":[],"pictures":[],"files":[],"at":"2026-11-25T12:46:47.8997486+00:00"}');
INSERT INTO "webchat_messages" VALUES('webchat:01a212be8e477110a21410ac55240dc1',2,'out:01a212be8e6178f691b0c546eaca949c','{"id":"out:01a212be8e6178f691b0c546eaca949c","from":"bot","text":"Здравствуйте! Я бот-помощник провайдера. Помогу сам или сразу позову оператора.\n\nХорошо, зову человека.\n\nЗову оператора. Вы следующий, он ответит прямо здесь.\n\nЧтобы было быстрее, напишите пока Ваш адрес.","buttons":[{"text":"Не ждать","payload":"1.1.cancel"}],"pictures":[],"files":[],"at":"2026-11-25T12:46:48.0206206+00:00"}');
INSERT INTO "webchat_messages" VALUES('webchat:01a212be970177a7b9f79e83f54917bc',1,'in:c-1','{"id":"in:c-1","from":"subscriber","text":"Здравствуйте","buttons":[],"pictures":[],"files":[],"at":"2026-11-25T12:46:50.306655+00:00"}');
CREATE INDEX conversations_by_state ON conversations (state, waiting_since) WHERE state <> 'Idle';
CREATE INDEX conversations_by_operator ON conversations (operator) WHERE operator IS NOT NULL;
CREATE INDEX inbox_waiting ON inbox (at) WHERE handled = 0;
CREATE INDEX inbox_old ON inbox (at) WHERE handled = 1 AND aside IS NULL;
CREATE INDEX outbox_pending ON outbox (n) WHERE outcome = 'pending';
CREATE INDEX outbox_by_channel_message ON outbox (conversation, channel_message) WHERE channel_message IS NOT NULL;
CREATE INDEX timers_by_due ON timers (due);
CREATE UNIQUE INDEX webchat_messages_by_id ON webchat_messages (conversation, id);
CREATE INDEX subscribers_by_phone ON subscribers (phone) WHERE phone IS NOT NULL;
CREATE INDEX subscribers_by_address ON subscribers (street_id, house) WHERE street_id IS NOT NULL;
COMMIT;
PRAGMA user_version = 1;
PRAGMA application_id = 1396862836;
