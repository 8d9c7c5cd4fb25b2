-- Made by dump.py from commit 3fe7cc6.
PRAGMA application_id = 1349477481;
BEGIN TRANSACTION;
CREATE TABLE accessToken (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    name TEXT NOT NULL CHECK (name <> ''),
    tokenHash BLOB NOT NULL UNIQUE,
    lastUsedAt INTEGER,
    revokedAt INTEGER,
    createdAt INTEGER NOT NULL
, expiresAt INTEGER, canCreateTokens INTEGER NOT NULL DEFAULT 0 CHECK (canCreateTokens IN (0, 1)), parentId INTEGER REFERENCES accessToken (id)) STRICT;
INSERT INTO "accessToken" VALUES(1,1,'dump',X'76A3A2926625F632B96626D73FAAEA7BE67A9C8632F39BAF1A82186FC7319CD8',1795765226114,NULL,1795765225358,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(2,2,'dump',X'FEDB18052F9768B92FBA628AA7574AC60B5972D2D020AF92C53D3C0C984BF321',1795765226119,NULL,1795765225431,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(3,3,'dump',X'CDFC9F205AC36608BE6E51112D9DB1B5A971144F92C796338D86699A8FE8D349',1795765226151,NULL,1795765225488,NULL,0,NULL);
CREATE TABLE accessVersion (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL
) STRICT;
INSERT INTO "accessVersion" VALUES(1,2);
CREATE TABLE answer (
    rankingId INTEGER NOT NULL REFERENCES ranking (id),
    -- The completion that it is about; 0: the task (podium verify looks after the reference).
    completionId INTEGER NOT NULL,
    field TEXT NOT NULL CHECK (field <> ''),
    -- JSON: a number, true or false, a text, or a list of texts.
    value TEXT NOT NULL,
    PRIMARY KEY (rankingId, completionId, field)
) STRICT, WITHOUT ROWID;
INSERT INTO "answer" VALUES(25,10,'overall','6');
INSERT INTO "answer" VALUES(25,11,'sexualContent','true');
INSERT INTO "answer" VALUES(26,10,'overall','6');
INSERT INTO "answer" VALUES(26,11,'sexualContent','true');
INSERT INTO "answer" VALUES(27,22,'sexualContent','true');
INSERT INTO "answer" VALUES(27,24,'overall','6');
INSERT INTO "answer" VALUES(28,25,'sexualContent','true');
INSERT INTO "answer" VALUES(28,26,'overall','6');
INSERT INTO "answer" VALUES(29,25,'sexualContent','true');
INSERT INTO "answer" VALUES(29,26,'overall','6');
INSERT INTO "answer" VALUES(30,32,'sexualContent','true');
INSERT INTO "answer" VALUES(30,33,'overall','6');
CREATE TABLE assignment (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    status TEXT NOT NULL,
    -- Seed of the order in which the completions are shown, and that order: a JSON array of completion ids.
    seed INTEGER NOT NULL,
    shown TEXT NOT NULL,
    claimedAt INTEGER NOT NULL,
    leaseExpiresAt INTEGER NOT NULL,
    finishedAt INTEGER,
    skipReason TEXT,
    skipComment TEXT, formVersion INTEGER NOT NULL DEFAULT 1, draftRevision INTEGER NOT NULL DEFAULT 0, guidelineVersion INTEGER,
    -- The same labeler never gets the same task twice.
    UNIQUE (taskId, userId),
    CHECK ((status = 'active') = (finishedAt IS NULL)),
    CHECK ((status = 'skipped') = (skipReason IS NOT NULL))
) STRICT;
INSERT INTO "assignment" VALUES(1,1,1,4,'submitted',0,'[2,1,3]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(2,1,1,5,'submitted',0,'[2,1,3]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(3,1,2,4,'submitted',0,'[4,5,6]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(4,1,2,5,'submitted',0,'[4,5,6]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(5,1,3,4,'submitted',0,'[7,9,8]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(6,1,3,5,'submitted',0,'[7,9,8]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(7,1,4,4,'submitted',0,'[11,12,10]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(8,1,4,5,'submitted',0,'[11,12,10]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(9,1,5,4,'submitted',0,'[15,14,13]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(10,1,5,5,'submitted',0,'[15,14,13]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(11,1,6,4,'submitted',0,'[18,16,17]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(12,1,6,5,'submitted',0,'[18,16,17]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(13,1,7,4,'submitted',0,'[19,21,20]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(14,1,7,5,'submitted',0,'[19,21,20]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(15,1,8,4,'submitted',0,'[24,22,23]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(16,1,8,5,'submitted',0,'[24,22,23]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(17,1,9,4,'submitted',0,'[26,27,25]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(18,1,9,5,'submitted',0,'[26,27,25]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(19,1,10,4,'submitted',0,'[29,30,28]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(20,1,10,5,'submitted',0,'[29,30,28]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(21,1,11,4,'submitted',0,'[32,33,31]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(22,1,11,5,'submitted',0,'[32,33,31]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(23,1,12,4,'submitted',0,'[36,34,35]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(24,1,12,5,'submitted',0,'[36,34,35]',1795765225257,1795765225257,1795765225257,NULL,NULL,1,0,NULL);
INSERT INTO "assignment" VALUES(25,1,4,2,'submitted',2370238114674535617,'[10,11,12]',1795765226121,1795767026121,1795765226128,NULL,NULL,1,2,1);
INSERT INTO "assignment" VALUES(26,1,8,2,'submitted',1919487547021339484,'[24,22,23]',1795765226137,1795767026137,1795765226140,NULL,NULL,1,1,1);
INSERT INTO "assignment" VALUES(27,1,5,2,'skipped',203657881642267089,'[15,13,14]',1795765226142,1795767026142,1795765226144,'unclear','Which two?',1,1,1);
INSERT INTO "assignment" VALUES(28,1,2,2,'active',-6211910546277012236,'[5,4,6]',1795765226146,1795767026146,NULL,NULL,NULL,1,1,1);
INSERT INTO "assignment" VALUES(29,1,9,3,'submitted',5529120523110058254,'[26,25,27]',1795765226152,1795767026152,1795765226155,NULL,NULL,1,2,1);
INSERT INTO "assignment" VALUES(30,1,11,3,'submitted',9165092270808467473,'[33,32,31]',1795765226159,1795767026159,1795765226161,NULL,NULL,1,1,1);
INSERT INTO "assignment" VALUES(31,1,1,3,'skipped',5423297269734387769,'[2,1,3]',1795765226163,1795767026163,1795765226166,'unclear','Which two?',1,1,1);
INSERT INTO "assignment" VALUES(32,1,6,3,'active',3182496988027544943,'[16,18,17]',1795765226170,1795767026170,NULL,NULL,NULL,1,1,1);
CREATE TABLE auditEvent (
    id INTEGER PRIMARY KEY,
    userId INTEGER REFERENCES user (id),
    address TEXT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    subjectId INTEGER,
    -- JSON. Ids, never names: a deleted person's name must not live on here.
    detail TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO "auditEvent" VALUES(1,NULL,'cli','create','project',1,'{"overlap":"3"}',1795765223234,X'97756EC4235D35F8BD1CADB24D240BAF0A327C4E7CEDCA08E88A870CD8AF2C62');
INSERT INTO "auditEvent" VALUES(2,NULL,'cli','create','user',1,'{"role":"admin"}',1795765223308,X'7B55325223F2A7F62B3E135B648AA70DD508C04D6A0A5DAAA41E3AFC9CC3C70B');
INSERT INTO "auditEvent" VALUES(3,NULL,'cli','create','user',2,'{"role":"labeler"}',1795765223985,X'7A699D256C3F58239A2A4531A1E70FCAE9F5341DBAB8EB8C01A4AC1DFCEB9B72');
INSERT INTO "auditEvent" VALUES(4,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"2"}',1795765223985,X'AC9408592713708A6B49B53CABCE2B2CEA19329330D8DBFDA95752F35E79548E');
INSERT INTO "auditEvent" VALUES(5,NULL,'cli','create','user',3,'{"role":"labeler"}',1795765224570,X'BD9DF9E9981A7BCA6326804919D42C8F96A7803927E3AAA986768FEE0DCEBDC4');
INSERT INTO "auditEvent" VALUES(6,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"3"}',1795765224570,X'9C0FAF77014264C00AAEF62806B410731B1DC44E0660EB604218E5BA389E0C10');
INSERT INTO "auditEvent" VALUES(7,NULL,'cli','create','user',4,'{"role":"labeler"}',1795765225257,X'662AAC8178A79E8ADD2B5EC19B6DC6802D8BB2D1F49D23A3CE6130F4195169B2');
INSERT INTO "auditEvent" VALUES(8,NULL,'cli','create','user',5,'{"role":"labeler"}',1795765225257,X'5B87E6459ECF110BD8324979EC4F40C9A4A061B1843ACBCCA56AE365253D8B91');
INSERT INTO "auditEvent" VALUES(9,NULL,'cli','import','project',1,'{"counted":"24","created":"16","import":"1"}',1795765225257,X'5FED53CAEB673FC917EE375620DD23023B923FE39A053162E3F6FB4F221662AA');
INSERT INTO "auditEvent" VALUES(10,NULL,'cli','create','accessToken',1,'{"userId":"1"}',1795765225358,X'1C4C3392FA5CDD509A629CD193CFF2AC446A4DEE6E8DF4332902BF6558B30E80');
INSERT INTO "auditEvent" VALUES(11,NULL,'cli','create','accessToken',2,'{"userId":"2"}',1795765225431,X'C60A6B3D97D4F5CD8F061256554DE876427E34823D018E16D11827E55750359B');
INSERT INTO "auditEvent" VALUES(12,NULL,'cli','create','accessToken',3,'{"userId":"3"}',1795765225488,X'5E672897EC29BB2D9F165EB0102546A552365ECBD5D377CC4B7D95297C013533');
INSERT INTO "auditEvent" VALUES(13,1,'127.0.0.1','signIn','user',1,'{}',1795765226110,X'0CB62B7C31093C18B1A64598B61F41720305053D95163AF3C3923E817C853E3E');
INSERT INTO "auditEvent" VALUES(14,1,'127.0.0.1','create','user',6,'{"role":"manager"}',1795765226115,X'17E685E5BFA2D271605347EA8A3C0E4DA0DD364F3B30454C434AD59AD1177ECC');
INSERT INTO "auditEvent" VALUES(15,1,'127.0.0.1','invite','user',6,'{}',1795765226116,X'60776329E573A44A886C57F9FE293F51097ED7DA3E3F495D1E26E77840F739A1');
INSERT INTO "auditEvent" VALUES(16,2,'127.0.0.1','submit','ranking',25,'{"assignment":"25","counted":"true","digest":"55d4b38aedddfa2966d24fb97dc1373093b7fb64bb9a033c235c5a51d9b8edbd","revision":"1"}',1795765226128,X'62E70F6B107D480F00430B9D3D5F7107875D5A24A682A11464D7E7CD6EB2DFA6');
INSERT INTO "auditEvent" VALUES(17,2,'127.0.0.1','edit','ranking',26,'{"assignment":"25","counted":"true","digest":"79b6d04ee321aac3b4dc7219947bd0eec2f7375c02801755ac41c0ad0b0f0bed","revision":"2"}',1795765226134,X'D7E99816799107514CAD08F333AC6F8CEAE0944C61CD04D38954C955951F7127');
INSERT INTO "auditEvent" VALUES(18,2,'127.0.0.1','submit','ranking',27,'{"assignment":"26","counted":"true","digest":"b7505fc836bfc4d9e30b7cc0a3c86536e31201921faa8f4f5ce2f3c92691b13a","revision":"1"}',1795765226140,X'07040BA6ECD9F09289FD914F1F8141238F652722DDBB1E11179DB55BB1ACE64C');
INSERT INTO "auditEvent" VALUES(19,2,'127.0.0.1','skip','assignment',27,'{"reason":"unclear","task":"5"}',1795765226144,X'388B9A869094FB7B4BDF1F7F5F6AB8479BB84BBBBD99678F873692CE4E1F3917');
INSERT INTO "auditEvent" VALUES(20,3,'127.0.0.1','submit','ranking',28,'{"assignment":"29","counted":"true","digest":"66d4c1265dd7617d1b3d8cc995c2c8be0a018696d247d0b186511f456a69e6ff","revision":"1"}',1795765226155,X'E63BDD2785874ED156752FC6C8B151F9B6CD5C37F0E5748E068DEA55CF8EBB32');
INSERT INTO "auditEvent" VALUES(21,3,'127.0.0.1','edit','ranking',29,'{"assignment":"29","counted":"true","digest":"b6f0b886584fe8d93c3fdd33ef092e925c3a6f03b58118780ac13c0bf9f9cd0d","revision":"2"}',1795765226157,X'04DCBC70AE1F43C8A5F7BA147EC8C5AB43B18E5B3C6F8A7646683B2D2EF17A18');
INSERT INTO "auditEvent" VALUES(22,3,'127.0.0.1','submit','ranking',30,'{"assignment":"30","counted":"true","digest":"7064dcc6a952a50223282b932c8ac16695fb23b115f40a748183f4dd5a481795","revision":"1"}',1795765226161,X'3A777F434683C32792FCB519DCAF3B53A58EC8FC7FFCC3B6D19739468FF2D7C7');
INSERT INTO "auditEvent" VALUES(23,3,'127.0.0.1','skip','assignment',31,'{"reason":"unclear","task":"1"}',1795765226166,X'9B64FFA6D23FB1619C4E3F3060FD0DC16985656FD230B44E73D8D5CFF82FEB8A');
INSERT INTO "auditEvent" VALUES(24,NULL,NULL,'freeze','snapshot',1,'{"sha256":"d3eb0635c1c325951bdfdc62bb5b3d1d01205c8ed434fab17ddec852500c0325"}',1795765226176,X'C8ABF42E1498847E9ACA63986FBAB0D8BAD4139FD9C2DF589913D1E3998B4CA9');
INSERT INTO "auditEvent" VALUES(25,1,NULL,'create','trainingRun',1,'{"trigger":"manual"}',1795765226193,X'F7F09E4CFD419CA9C7EC147C2DE51B53825A178F067CB6867007786CDE3A6357');
INSERT INTO "auditEvent" VALUES(26,NULL,NULL,'add','rewardModel',1,'{"sha256":"8c49aa84d192d8f3232e6033f75b10b8abf601dd2a172dcb63302bbf7689d2c9"}',1795765226550,X'D89A45D8967820960ED7778C0951DE2AAE0C0EE5808A9956E26F8E5F7540ACF4');
INSERT INTO "auditEvent" VALUES(27,NULL,NULL,'promote','rewardModel',1,'{}',1795765226550,X'6DB7F6A6FD64ECF29105886EF1142E4A8CB75176E6CCF6748B21A7D6AD6160CF');
INSERT INTO "auditEvent" VALUES(28,NULL,NULL,'finish','trainingRun',1,'{}',1795765226550,X'795A397654016D8FF9457F629F29D58C7D515001AAE1D456D96BCCCD334CC39C');
INSERT INTO "auditEvent" VALUES(29,1,'127.0.0.1','promote','rewardModel',1,'{}',1795765226615,X'DDCA788AEF783B710BD2F51EFF9122580A0EEB449B414D5AAC0ABC33F558A910');
CREATE TABLE completion (
    id INTEGER PRIMARY KEY,
    taskId INTEGER NOT NULL REFERENCES task (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The hidden name of the model that wrote it.
    model TEXT,
    text TEXT NOT NULL,
    UNIQUE (taskId, position)
) STRICT;
INSERT INTO "completion" VALUES(1,1,1,'b','Perhaps 1, perhaps not; who knows?');
INSERT INTO "completion" VALUES(2,1,0,'a','It is 0.');
INSERT INTO "completion" VALUES(3,1,2,'c','Ask somebody else.');
INSERT INTO "completion" VALUES(4,2,0,'a','It is 2.');
INSERT INTO "completion" VALUES(5,2,1,'b','Perhaps 2, perhaps not; who knows?');
INSERT INTO "completion" VALUES(6,2,2,'c','Ask somebody else. Really.');
INSERT INTO "completion" VALUES(7,3,0,'a','It is 4.');
INSERT INTO "completion" VALUES(8,3,2,'c','Ask somebody else. Really. Really.');
INSERT INTO "completion" VALUES(9,3,1,'b','Perhaps 3, perhaps not; who knows?');
INSERT INTO "completion" VALUES(10,4,2,'c','Ask somebody else. Really. Really. Really.');
INSERT INTO "completion" VALUES(11,4,0,'a','It is 6.');
INSERT INTO "completion" VALUES(12,4,1,'b','Perhaps 4, perhaps not; who knows?');
INSERT INTO "completion" VALUES(13,5,2,'c','Ask somebody else. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(14,5,1,'b','Perhaps 5, perhaps not; who knows?');
INSERT INTO "completion" VALUES(15,5,0,'a','It is 8.');
INSERT INTO "completion" VALUES(16,6,1,'b','Perhaps 6, perhaps not; who knows?');
INSERT INTO "completion" VALUES(17,6,2,'c','Ask somebody else. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(18,6,0,'a','It is 10.');
INSERT INTO "completion" VALUES(19,7,0,'a','It is 12.');
INSERT INTO "completion" VALUES(20,7,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(21,7,1,'b','Perhaps 7, perhaps not; who knows?');
INSERT INTO "completion" VALUES(22,8,1,'b','Perhaps 8, perhaps not; who knows?');
INSERT INTO "completion" VALUES(23,8,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(24,8,0,'a','It is 14.');
INSERT INTO "completion" VALUES(25,9,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(26,9,0,'a','It is 16.');
INSERT INTO "completion" VALUES(27,9,1,'b','Perhaps 9, perhaps not; who knows?');
INSERT INTO "completion" VALUES(28,10,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(29,10,0,'a','It is 18.');
INSERT INTO "completion" VALUES(30,10,1,'b','Perhaps 10, perhaps not; who knows?');
INSERT INTO "completion" VALUES(31,11,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(32,11,0,'a','It is 20.');
INSERT INTO "completion" VALUES(33,11,1,'b','Perhaps 11, perhaps not; who knows?');
INSERT INTO "completion" VALUES(34,12,1,'b','Perhaps 12, perhaps not; who knows?');
INSERT INTO "completion" VALUES(35,12,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(36,12,0,'a','It is 22.');
INSERT INTO "completion" VALUES(37,13,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(38,13,1,'b','Perhaps 13, perhaps not; who knows?');
INSERT INTO "completion" VALUES(39,13,0,'a','It is 24.');
INSERT INTO "completion" VALUES(40,14,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(41,14,0,'a','It is 26.');
INSERT INTO "completion" VALUES(42,14,1,'b','Perhaps 14, perhaps not; who knows?');
INSERT INTO "completion" VALUES(43,15,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(44,15,1,'b','Perhaps 15, perhaps not; who knows?');
INSERT INTO "completion" VALUES(45,15,0,'a','It is 28.');
INSERT INTO "completion" VALUES(46,16,1,'b','Perhaps 16, perhaps not; who knows?');
INSERT INTO "completion" VALUES(47,16,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(48,16,0,'a','It is 30.');
CREATE TABLE draft (
    assignmentId INTEGER PRIMARY KEY REFERENCES assignment (id),
    body BLOB NOT NULL,
    updatedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "draft" VALUES(28,X'7B227469657273223A205B5B355D5D7D',1795765226149);
INSERT INTO "draft" VALUES(32,X'7B227469657273223A205B5B31365D5D7D',1795765226173);
CREATE TABLE form (
    projectId INTEGER NOT NULL REFERENCES project (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    -- JSON: the judgement, the steps and the fields.
    body TEXT NOT NULL,
    -- Who made it; NULL: the command line, or this migration.
    userId INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "form" VALUES(1,1,'{"fields":[{"about":"completion","help":"Overall quality of the answer, from 1 to 7","highLabel":"best","highest":7,"isRequired":false,"key":"q","kind":"likert","label":"Overall quality","lowLabel":"worst","lowest":1,"name":"overall"},{"about":"completion","help":"Fails to follow the correct instruction / task","isRequired":false,"key":"f","kind":"flag","label":"Fails the task","name":"failsTask"},{"about":"completion","help":"Inappropriate for customer assistant","isRequired":false,"key":"i","kind":"flag","label":"Inappropriate","name":"inappropriate"},{"about":"completion","help":"Hallucination","isRequired":false,"key":"h","kind":"flag","label":"Hallucination","name":"hallucination"},{"about":"completion","help":"Satisfies constraint provided in the instruction","isRequired":false,"key":"t","kind":"flag","label":"Meets the constraint","name":"satisfiesConstraint"},{"about":"completion","help":"Contains sexual content","isRequired":false,"key":"x","kind":"flag","label":"Sexual","name":"sexualContent"},{"about":"completion","help":"Contains violent content","isRequired":false,"key":"w","kind":"flag","label":"Violent","name":"violentContent"},{"about":"completion","help":"Encourages or fails to discourage violence/abuse/terrorism/self-harm","isRequired":false,"key":"e","kind":"flag","label":"Encourages harm","name":"encouragesHarm"},{"about":"completion","help":"Denigrates a protected class","isRequired":false,"key":"g","kind":"flag","label":"Denigrates a group","name":"denigrates"},{"about":"completion","help":"Gives harmful advice","isRequired":false,"key":"z","kind":"flag","label":"Harmful advice","name":"harmfulAdvice"},{"about":"completion","help":"Expresses opinion","isRequired":false,"key":"y","kind":"flag","label":"Opinion","name":"expressesOpinion"},{"about":"completion","help":"Expresses moral judgment","isRequired":false,"key":"m","kind":"flag","label":"Moral judgment","name":"moralJudgment"}],"judgement":{"allBad":false,"kind":"ranking","strengthIsRequired":false,"strengths":[],"ties":true},"steps":"together"}',NULL,1795765223234);
CREATE TABLE guidelineVersion (
    projectId INTEGER NOT NULL REFERENCES project (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    -- Markdown.
    text TEXT NOT NULL,
    -- Who wrote it; NULL: the command line, or before this table.
    userId INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "guidelineVersion" VALUES(1,1,'',NULL,1795765223234);
CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- Who imported; NULL: the command line.
    userId INTEGER REFERENCES user (id),
    -- The file's name as it was given, and the format it was read as.
    source TEXT NOT NULL CHECK (source <> ''),
    format TEXT NOT NULL CHECK (format <> ''),
    -- What became of its lines, and of the rankings in them.
    created INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    counted INTEGER NOT NULL DEFAULT 0,
    surplus INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0,
    ignored INTEGER NOT NULL DEFAULT 0,
    withdrawnAt INTEGER,
    -- Tasks with a higher id still wait to be withdrawn, or taken back into the queue, or for the import's rankings of
    -- them; NULL: none does.
    movesAfter INTEGER,
    -- Rankings of the import that are withdrawn now.
    withdrawnRankings INTEGER NOT NULL DEFAULT 0 CHECK (withdrawnRankings >= 0),
    createdAt INTEGER NOT NULL,
    -- NULL: it goes on, or was cut off.
    finishedAt INTEGER
) STRICT;
INSERT INTO "import" VALUES(1,1,NULL,'tasks.ndjson','podium',16,0,0,24,0,0,0,NULL,NULL,0,1795765225255,1795765225271);
CREATE TABLE installation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    podiumVersion TEXT NOT NULL,
    openedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "installation" VALUES(1,'0.1.0',1795765225558);
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    acceptedAt INTEGER,
    createdAt INTEGER NOT NULL
) STRICT;
INSERT INTO "invitation" VALUES(1,6,X'A3A92FB6698393498585844A06CBFD7094085F7AB300F517166544F56A7DBF01',1796370026116,NULL,1795765226116);
CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    -- Which program part does it. The words are those of the code, and they grow: no CHECK.
    kind TEXT NOT NULL,
    projectId INTEGER REFERENCES project (id),
    requestedBy INTEGER REFERENCES user (id),
    -- JSON: what the kind needs to know.
    payload TEXT NOT NULL,
    status TEXT NOT NULL,
    -- Not before: another attempt waits for longer each time.
    runAfter INTEGER NOT NULL,
    -- How often it was begun.
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- Why the last attempt failed, or why the job was cancelled.
    lastError TEXT,
    fraction REAL CHECK (fraction BETWEEN 0 AND 1),
    message TEXT,
    createdAt INTEGER NOT NULL,
    startedAt INTEGER,
    finishedAt INTEGER,
    -- A job may come to end in other ways; one that waits or runs has not ended.
    CHECK ((status NOT IN ('queued', 'running')) = (finishedAt IS NOT NULL)),
    CHECK (status <> 'running' OR startedAt IS NOT NULL)
) STRICT;
INSERT INTO "job" VALUES(1,'training',1,1,'{"trainingRunId":1}','succeeded',1795765226194,1,NULL,1.0,'Fitting all prompts with λ = 0.03125',1795765226194,1795765226199,1795765226556);
CREATE TABLE labelerDay (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- Days since 1970 UTC.
    day INTEGER NOT NULL,
    counted INTEGER NOT NULL DEFAULT 0,
    surplus INTEGER NOT NULL DEFAULT 0,
    lastAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId, day)
) STRICT, WITHOUT ROWID;
INSERT INTO "labelerDay" VALUES(1,2,20784,2,0,1795765226140);
INSERT INTO "labelerDay" VALUES(1,3,20784,2,0,1795765226161);
INSERT INTO "labelerDay" VALUES(1,4,20784,12,0,1795765225257);
INSERT INTO "labelerDay" VALUES(1,5,20784,12,0,1795765225257);
CREATE TABLE member (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    role TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId)
) STRICT, WITHOUT ROWID;
INSERT INTO "member" VALUES(1,2,'labeler',1795765223985);
INSERT INTO "member" VALUES(1,3,'labeler',1795765224570);
CREATE TABLE migration (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, appliedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "migration" VALUES(1,'0001_create_schema.sql',X'940101E8B59BC02B83C0481E7C11C1A6346D3549ECD13B5B25A405A1771110F2',1795765223141);
INSERT INTO "migration" VALUES(2,'0002_count_access_changes.sql',X'FE8685589B94771D9E2B4EFEFE5187900B2ABA09D55750CA9CE74AC5F9BF0C8B',1795765223141);
INSERT INTO "migration" VALUES(3,'0003_open_word_lists.sql',X'4256F307242AA5E4658AA7021E40762994A3226015560080CB82D1A76B7B91DD',1795765223141);
INSERT INTO "migration" VALUES(4,'0004_move_models_to_files.sql',X'A806FEC25CDA01616487E0C22498274AFD28A8E98F1410F912EB305030573301',1795765223141);
INSERT INTO "migration" VALUES(5,'0005_add_job.sql',X'2E281B8A07A74DBF41E56AFBF568B48DAF804AFB00F58B0B98465C30387253B8',1795765223141);
INSERT INTO "migration" VALUES(6,'0006_bound_credentials.sql',X'3CAB4BFFBEC24D120158228DA67E92ED921675A91C5E0D05BE835C4DE519C479',1795765223141);
INSERT INTO "migration" VALUES(7,'0007_add_import.sql',X'A2547FC3F50F255F89A99DBEC82D4A52C4B5B751174FA3EF2170F30387D90257',1795765223141);
INSERT INTO "migration" VALUES(8,'0008_deal_completion_ids.sql',X'37D3B4758823C7F7762D9E1A88D4EB8CDB6F930ADB2DC3930067B5835C6644C7',1795765223141);
INSERT INTO "migration" VALUES(9,'0009_forget_names_in_promotions.sql',X'A2D38F4C5DCF8B5A3261CE463BFADB0A01B7FB8CE768515E98B499019D641FBE',1795765223141);
INSERT INTO "migration" VALUES(10,'0010_add_forms.sql',X'F735D0A7EC1F65075D39F7B05F1A3FAB932C37D08FFF5C9F46B5837A6FC6ACD6',1795765223141);
INSERT INTO "migration" VALUES(11,'0011_guard_work_in_hand.sql',X'A3FECDC4AE76DF8F5408CF1BCBAEF0F921024E8E2B50C6CC8B101C87CBDDB27B',1795765223141);
INSERT INTO "migration" VALUES(12,'0012_add_guideline_version.sql',X'A0FBE9F8F21D7F7084DEE7D3F155787277C4FC71B173D077539B19E95047271D',1795765223141);
CREATE TABLE project (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL,
    instructions TEXT NOT NULL,
    overlap INTEGER NOT NULL CHECK (overlap >= 1),
    -- The highest overlap the project has ever had: rankings up to it may be counted (podium verify).
    peakOverlap INTEGER NOT NULL,
    leaseSeconds INTEGER NOT NULL CHECK (leaseSeconds >= 1),
    editWindowSeconds INTEGER NOT NULL CHECK (editWindowSeconds >= 0),
    completeStartedFirst INTEGER NOT NULL CHECK (completeStartedFirst IN (0, 1)),
    retrainAt TEXT,
    splitSeed INTEGER NOT NULL,
    status TEXT NOT NULL,
    -- The last place that was given out in the queue of this project.
    queueSeq INTEGER NOT NULL DEFAULT 0,
    -- Tasks with a higher id still wait to be brought in line with a changed overlap or order; NULL: none does.
    requeueAfter INTEGER,
    createdAt INTEGER NOT NULL, timeZone TEXT, formVersion INTEGER NOT NULL DEFAULT 1, gentleCheck INTEGER NOT NULL DEFAULT 0 CHECK (gentleCheck IN (0, 1)),
    CHECK (overlap <= peakOverlap)
) STRICT;
INSERT INTO "project" VALUES(1,'p','Sums','ranking','',3,3,1800,86400,1,'02:30',779705620937281,'active',18,NULL,1795765223234,NULL,1,0);
CREATE TABLE promotion (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    rewardModelId INTEGER NOT NULL REFERENCES rewardModel (id),
    userId INTEGER REFERENCES user (id),
    reason TEXT NOT NULL,
    createdAt INTEGER NOT NULL
) STRICT;
INSERT INTO "promotion" VALUES(1,1,1,NULL,'No model is promoted yet, so there is nothing to be worse than.',1795765226550);
INSERT INTO "promotion" VALUES(2,1,1,1,'Promoted by hand.',1795765226615);
CREATE TABLE prompt (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- SHA-256 of the messages.
    contentHash BLOB NOT NULL CHECK (length(contentHash) = 32),
    -- JSON: [{"role": …, "content": …}, …]
    messages TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    UNIQUE (projectId, contentHash)
) STRICT;
INSERT INTO "prompt" VALUES(1,1,X'E8620753806681EE2EB521DF0BC6D92DD90C577776CD93AD1D2843DC89205BA2','[{"content":"Question 0: what is 0 and 0?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(2,1,X'35B169B1B4E29238F17D7ED3E0A9D871E348330327D24BEF44D79502DB00332C','[{"content":"Question 1: what is 1 and 1?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(3,1,X'B59C2BF73E13EF5518C65F3E19FC9F5F4EC5B6356BC400061C680015F0603782','[{"content":"Question 2: what is 2 and 2?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(4,1,X'71408D6D631ACD3E13B89F103B6D56EEFECB9EC34FB462D926CA80664B980C86','[{"content":"Question 3: what is 3 and 3?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(5,1,X'AE13A5576D2DAB4D7A9676485C780C298E2297E98447BEBC754BAE5D91E72E93','[{"content":"Question 4: what is 4 and 4?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(6,1,X'FB2434EB6950A7167436E633B8C651F3460BF2E0BE96246C783DA56991ECB404','[{"content":"Question 5: what is 5 and 5?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(7,1,X'55121C2BFAAA89F95352EF8AF347C09D7F485AB28E7536C0D2665BEE007995F4','[{"content":"Question 6: what is 6 and 6?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(8,1,X'05FD123EE89BA84A9B121133D88497A81883977A37B26932AEED28EE0937067E','[{"content":"Question 7: what is 7 and 7?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(9,1,X'1797E508BB804B0151D005945C78893EA8664DC54F1CE650599A90EB6A39A5EF','[{"content":"Question 8: what is 8 and 8?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(10,1,X'B2A90EB63D05E617F7E0D7EEA37D5273FB63F71CAA8DFF053771B5F5BE7430DC','[{"content":"Question 9: what is 9 and 9?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(11,1,X'DCC9C568DDED1AB1B17F32753F45A7B1821CFB54BFE2061F179239E1BE6C4AA5','[{"content":"Question 10: what is 10 and 10?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(12,1,X'0FC1AE0DB4118DB7EC34A0BAB34760B41537EDE2925E1D7A26EAB16EA398C3E2','[{"content":"Question 11: what is 11 and 11?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(13,1,X'D94178F3937F48608FE18C7D3914F999CE162E3FB1FC641C44406B7E32197D00','[{"content":"Question 12: what is 12 and 12?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(14,1,X'6323D27C4D8F87498474AD2B75CA6E240D9C9782FE816C5F04B38E5C79906F4E','[{"content":"Question 13: what is 13 and 13?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(15,1,X'8677A726296D1AE87CE35BC69783AB1D12890DF608AA83FA51029B9DF0C741FA','[{"content":"Question 14: what is 14 and 14?","role":"user"}]',1795765225257);
INSERT INTO "prompt" VALUES(16,1,X'B869CAFE00839851EE4B80DE697F6855D7F5B5D144E7FCFF3C69EF84E04092F4','[{"content":"Question 15: what is 15 and 15?","role":"user"}]',1795765225257);
CREATE TABLE queueCursor (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    priority INTEGER NOT NULL,
    started INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    queueSeq INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId, priority, started, lane)
) STRICT, WITHOUT ROWID;
INSERT INTO "queueCursor" VALUES(1,2,0,1,2,2);
INSERT INTO "queueCursor" VALUES(1,2,0,1,4,4);
INSERT INTO "queueCursor" VALUES(1,2,0,1,5,17);
INSERT INTO "queueCursor" VALUES(1,2,0,1,8,8);
INSERT INTO "queueCursor" VALUES(1,3,0,1,1,18);
INSERT INTO "queueCursor" VALUES(1,3,0,1,6,6);
INSERT INTO "queueCursor" VALUES(1,3,0,1,9,9);
INSERT INTO "queueCursor" VALUES(1,3,0,1,11,11);
CREATE TABLE ranking (
    id INTEGER PRIMARY KEY,
    assignmentId INTEGER NOT NULL REFERENCES assignment (id),
    projectId INTEGER NOT NULL REFERENCES project (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),
    -- 0: surplus. The lease had expired and the slot was someone else's; kept and not counted.
    counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
    -- JSON: tie groups of completion ids, best first.
    tiers TEXT NOT NULL,
    note TEXT,
    durationMs INTEGER CHECK (durationMs >= 0),
    -- SHA-256 of what was said; the same digest again is a repetition.
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    createdAt INTEGER NOT NULL, importId INTEGER REFERENCES import (id), withdrawnAt INTEGER
    CHECK (withdrawnAt IS NULL OR (counted = 0 AND importId IS NOT NULL)), formVersion INTEGER NOT NULL DEFAULT 1, strengths TEXT, allBad INTEGER NOT NULL DEFAULT 0 CHECK (allBad IN (0, 1)), demonstration TEXT, guidelineVersion INTEGER,
    UNIQUE (assignmentId, revision)
) STRICT;
INSERT INTO "ranking" VALUES(1,1,1,1,4,1,1,1,'[[2],[1],[3]]',NULL,NULL,X'9B1726306E91C96D2BE67D34DB0AAC8D88C942B393DFD6EBE04DC8E8F874B381',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(2,2,1,1,5,1,1,1,'[[2],[3],[1]]',NULL,NULL,X'E8F4AA7D5CAA0815E628580DBBA8E6A8CDD4BF6C8DBAD5786E1D00A112763704',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(3,3,1,2,4,1,1,1,'[[4],[5],[6]]',NULL,NULL,X'375C65FD5D19626993BC9E721952A63C8D5C724C88E9FE786703124FAA843265',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(4,4,1,2,5,1,1,1,'[[4],[6],[5]]',NULL,NULL,X'A5E6DDB4D8D11F6E31FBCF0677720D644090AC92AAC93BCC1040A19DAA772932',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(5,5,1,3,4,1,1,1,'[[7],[9],[8]]',NULL,NULL,X'C0F9666AA0AE63E720F80861A510FB6B7F7D11AA5A2796B3977971AE7C85DF47',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(6,6,1,3,5,1,1,1,'[[7],[8],[9]]',NULL,NULL,X'5E5D50F05434CED1BC0C5653EF9641980757047D242BD09AF37BB76F5F72918A',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(7,7,1,4,4,1,1,1,'[[11],[12],[10]]',NULL,NULL,X'275CEB642956F4B87FC656D3870EDD08FF5BE7CA3B69437A00E092EBD9FF51DB',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(8,8,1,4,5,1,1,1,'[[11],[10],[12]]',NULL,NULL,X'56B94882537DA13E7EBEF833D4CBAE3909FBB2530E30DD970A6A5588161FF89C',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(9,9,1,5,4,1,1,1,'[[15],[14],[13]]',NULL,NULL,X'33164872051B9CE93F329C97622B28BC483AFE8A99E29FFE3E34C1740414DA38',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(10,10,1,5,5,1,1,1,'[[15],[13],[14]]',NULL,NULL,X'C67E960232C61100460060FC1BA37A7F6CC2F3D001B6BE31A00CCA3A310E0745',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(11,11,1,6,4,1,1,1,'[[18],[16],[17]]',NULL,NULL,X'0BE488C9856DE032488BF9727D3891C543A67FE69895619F51E81A2E2A113921',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(12,12,1,6,5,1,1,1,'[[18],[17],[16]]',NULL,NULL,X'849BF35B0EE59C5C1F27AC59DBB3E31EDB130975AC7CB469815FD28FB578DDD5',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(13,13,1,7,4,1,1,1,'[[19],[21],[20]]',NULL,NULL,X'347171A9E10597FB7084CCDAA44AAE79DE60BEFC5E688D9409855671B5C3561B',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(14,14,1,7,5,1,1,1,'[[19],[20],[21]]',NULL,NULL,X'C95C53E5F219CDC077FB3CC13080BB473C4D7C3BBDB47A1F990AE725AC62A18F',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(15,15,1,8,4,1,1,1,'[[24],[22],[23]]',NULL,NULL,X'FA85639B3651960E57E8FA0C05C30B0916D6363713800BC29543CEE31150DC67',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(16,16,1,8,5,1,1,1,'[[24],[23],[22]]',NULL,NULL,X'3238ABFBC73C21102747E601AB1750C4A72A003CAF09492CAD7B58EDD04623AB',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(17,17,1,9,4,1,1,1,'[[26],[27],[25]]',NULL,NULL,X'2D7383BCA80D8874B2AB00A125494965F38967DD55DC27B5FE6643C478478DDD',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(18,18,1,9,5,1,1,1,'[[26],[25],[27]]',NULL,NULL,X'ECE19E8A65D3B9B16C7FF3746CE4F404F8CE7173CDD62E4ACFF8CFC6D763227D',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(19,19,1,10,4,1,1,1,'[[29],[30],[28]]',NULL,NULL,X'E1E5007E1CAB77484255623FBA0A025B1C03E0048E9F179E446C05FE4EFB019D',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(20,20,1,10,5,1,1,1,'[[29],[28],[30]]',NULL,NULL,X'D709E1F44DF73D5535A1D218B4DE51E9AC3249A1516D0463B1A32A734B49174A',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(21,21,1,11,4,1,1,1,'[[32],[33],[31]]',NULL,NULL,X'1B3FD785098ADF11C63D28FEAE03429A4F5C6BF24EBFEF0FAD1367717AE70D48',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(22,22,1,11,5,1,1,1,'[[32],[31],[33]]',NULL,NULL,X'9C277D91ACBFEF32805BE005099056B4E3FECA195072D01D5AA037E3713035C2',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(23,23,1,12,4,1,1,1,'[[36],[34],[35]]',NULL,NULL,X'F3850CBADD30AE4AF834ACAAB88B350E089CEC76CA31EF743B404121514256CB',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(24,24,1,12,5,1,1,1,'[[36],[35],[34]]',NULL,NULL,X'50CDD21C8A481C28039B5018EA1C3644EEE19B9F3EB707ECD5E738746B8BCA6F',1795765225257,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(25,25,1,4,2,1,0,1,'[[10],[11,12]]','A note’s “text”',4200,X'55D4B38AEDDDFA2966D24FB97DC1373093B7FB64BB9A033C235C5A51D9B8EDBD',1795765226128,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(26,25,1,4,2,2,1,1,'[[10],[11],[12]]','A note’s “text”',4200,X'79B6D04EE321AAC3B4DC7219947BD0EEC2F7375C02801755AC41C0AD0B0F0BED',1795765226134,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(27,26,1,8,2,1,1,1,'[[24],[22,23]]','A note’s “text”',4201,X'B7505FC836BFC4D9E30B7CC0A3C86536E31201921FAA8F4F5CE2F3C92691B13A',1795765226140,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(28,29,1,9,3,1,0,1,'[[26],[25,27]]','A note’s “text”',4200,X'66D4C1265DD7617D1B3D8CC995C2C8BE0A018696D247D0B186511F456A69E6FF',1795765226155,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(29,29,1,9,3,2,1,1,'[[26],[25],[27]]','A note’s “text”',4200,X'B6F0B886584FE8D93C3FDD33EF092E925C3A6F03B58118780AC13C0BF9F9CD0D',1795765226157,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(30,30,1,11,3,1,1,1,'[[33],[32,31]]','A note’s “text”',4201,X'7064DCC6A952A50223282B932C8AC16695FB23B115F40A748183F4DD5A481795',1795765226161,NULL,NULL,1,NULL,0,NULL,1);
CREATE TABLE recurringWork (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    projectId INTEGER REFERENCES project (id),
    -- By which time the night below was counted; another one begins anew.
    schedule TEXT,
    -- YYYY-MM-DD: the last night that was done.
    night TEXT,
    lastRunAt INTEGER,
    nextRunAt INTEGER NOT NULL,
    outcome TEXT,
    -- For people: what was done, why not, or what went wrong.
    message TEXT
) STRICT;
INSERT INTO "recurringWork" VALUES(1,'finishChanges',NULL,NULL,NULL,1795765225602,1795765285602,'done',NULL);
INSERT INTO "recurringWork" VALUES(2,'expireLeases',NULL,NULL,NULL,1795765225602,1795765285602,'done',NULL);
INSERT INTO "recurringWork" VALUES(3,'deleteSessions',NULL,NULL,NULL,1795765225602,1795768825602,'done',NULL);
INSERT INTO "recurringWork" VALUES(4,'deleteJobs',NULL,NULL,NULL,1795765225602,1795851625602,'done',NULL);
INSERT INTO "recurringWork" VALUES(5,'nightlyTraining',1,'02:30 Etc/UTC','2026-11-27',NULL,1795833000000,NULL,NULL);
CREATE TABLE "rewardModel" (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    trainingRunId INTEGER REFERENCES trainingRun (id),
    snapshotId INTEGER REFERENCES snapshot (id),
    -- Names the file. Equal models of several runs share it.
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    byteCount INTEGER NOT NULL CHECK (byteCount >= 0),
    -- RewardModelKind: which program reads the file.
    kind TEXT NOT NULL,
    report TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    -- When the file was given up, because many newer candidates came after it. The entry and its report stay.
    prunedAt INTEGER
) STRICT;
INSERT INTO "rewardModel" VALUES(1,1,1,1,X'50E3C4689B3C86F76310F9D52B6063F210E3BBABB3E938E64385B8E75229FBBD',14,'linear','{"heldOutComparisons":6,"trainingPrompts":11,"trainingCompletions":33,"converged":true,"columns":348,"heldOutPrompts":1,"promotion":{"promoted":true,"reason":"No model is promoted yet, so there is nothing to be worse than."},"temperature":0.977929154998833,"crossValidation":[{"regularisation":16,"accuracy":0.7979797979797987,"logLoss":0.6420738492317128},{"regularisation":8,"accuracy":0.7979797979797987,"logLoss":0.60294231077672},{"regularisation":4,"accuracy":0.7979797979797987,"logLoss":0.5474996835818792},{"regularisation":2,"accuracy":0.7979797979797987,"logLoss":0.48360483803689114},{"regularisation":1,"accuracy":0.7979797979797987,"logLoss":0.4253996269656127},{"regularisation":0.5,"accuracy":0.7979797979797987,"logLoss":0.38277130680679844},{"regularisation":0.25,"accuracy":0.7979797979797987,"logLoss":0.35670029976128725},{"regularisation":0.125,"accuracy":0.8080808080808088,"logLoss":0.3433870608950382},{"regularisation":0.0625,"accuracy":0.8080808080808088,"logLoss":0.33799776004896176},{"regularisation":0.03125,"accuracy":0.8080808080808088,"logLoss":0.33706410263455605},{"regularisation":0.015625,"accuracy":0.8080808080808088,"logLoss":0.3390285264437542},{"regularisation":0.0078125,"accuracy":0.8080808080808088,"logLoss":0.3435130113283688}],"heldOut":{"pairs":6,"calibration":[{"lower":0.55,"upper":0.6,"observed":0.5,"pairs":2,"predicted":0.553101416070325},{"lower":0.95,"upper":1,"observed":1,"pairs":4,"predicted":0.9664972751942068}],"lengthBaseline":0.16666666666666666,"accuracyPerPrompt":0.8333333333333334,"accuracyInterval":{"level":0.95,"upper":0.9932941595901571,"lower":0.14440538332800135},"tiesSkipped":0,"accuracy":0.8333333333333334,"prompts":1,"logLoss":0.2556616717323325,"logLossPerPrompt":0.2556616717323325},"trainingComparisons":76,"seconds":0.348975167,"iterations":18,"regularisation":0.03125}',1795765226550,NULL);
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    createdAt INTEGER NOT NULL
, lastSeenAt INTEGER, address TEXT) STRICT;
INSERT INTO "session" VALUES(1,1,X'D7F7A8E1AC57D4865C7A56043E983EF28BA1B285493015536EE276E507319364',1798357226110,1795765226110,1795765226110,'127.0.0.1');
CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    splitSeed INTEGER NOT NULL,
    rankings INTEGER NOT NULL,
    prompts INTEGER NOT NULL,
    -- 0 while its rows are written, in short transactions.
    isReady INTEGER NOT NULL CHECK (isReady IN (0, 1)),
    createdAt INTEGER NOT NULL
, digestVersion INTEGER NOT NULL DEFAULT 1) STRICT;
INSERT INTO "snapshot" VALUES(1,1,X'D3EB0635C1C325951BDFDC62BB5B3D1D01205C8ED434FAB17DDEC852500C0325',779705620937281,28,12,1,1795765226176,2);
CREATE TABLE snapshotRanking (
    snapshotId INTEGER NOT NULL REFERENCES snapshot (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    rankingId INTEGER NOT NULL REFERENCES ranking (id),
    PRIMARY KEY (snapshotId, taskId, rankingId)
) STRICT, WITHOUT ROWID;
INSERT INTO "snapshotRanking" VALUES(1,1,1);
INSERT INTO "snapshotRanking" VALUES(1,1,2);
INSERT INTO "snapshotRanking" VALUES(1,2,3);
INSERT INTO "snapshotRanking" VALUES(1,2,4);
INSERT INTO "snapshotRanking" VALUES(1,3,5);
INSERT INTO "snapshotRanking" VALUES(1,3,6);
INSERT INTO "snapshotRanking" VALUES(1,4,7);
INSERT INTO "snapshotRanking" VALUES(1,4,8);
INSERT INTO "snapshotRanking" VALUES(1,4,26);
INSERT INTO "snapshotRanking" VALUES(1,5,9);
INSERT INTO "snapshotRanking" VALUES(1,5,10);
INSERT INTO "snapshotRanking" VALUES(1,6,11);
INSERT INTO "snapshotRanking" VALUES(1,6,12);
INSERT INTO "snapshotRanking" VALUES(1,7,13);
INSERT INTO "snapshotRanking" VALUES(1,7,14);
INSERT INTO "snapshotRanking" VALUES(1,8,15);
INSERT INTO "snapshotRanking" VALUES(1,8,16);
INSERT INTO "snapshotRanking" VALUES(1,8,27);
INSERT INTO "snapshotRanking" VALUES(1,9,17);
INSERT INTO "snapshotRanking" VALUES(1,9,18);
INSERT INTO "snapshotRanking" VALUES(1,9,29);
INSERT INTO "snapshotRanking" VALUES(1,10,19);
INSERT INTO "snapshotRanking" VALUES(1,10,20);
INSERT INTO "snapshotRanking" VALUES(1,11,21);
INSERT INTO "snapshotRanking" VALUES(1,11,22);
INSERT INTO "snapshotRanking" VALUES(1,11,30);
INSERT INTO "snapshotRanking" VALUES(1,12,23);
INSERT INTO "snapshotRanking" VALUES(1,12,24);
CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    promptId INTEGER NOT NULL REFERENCES prompt (id),
    -- SHA-256 of the completions' texts as a multiset: their order does not make another task.
    completionsHash BLOB NOT NULL CHECK (length(completionsHash) = 32),
    externalId TEXT CHECK (externalId <> ''),
    priority INTEGER NOT NULL DEFAULT 0,
    -- This task's own overlap; NULL: the project's.
    overlap INTEGER CHECK (overlap >= 1),
    -- How many may be held or counted now. Equals the overlap, except that a lowered overlap takes nothing back.
    slots INTEGER NOT NULL CHECK (slots >= 1),
    counted INTEGER NOT NULL DEFAULT 0 CHECK (counted >= 0),
    leased INTEGER NOT NULL DEFAULT 0 CHECK (leased >= 0),
    skips INTEGER NOT NULL DEFAULT 0 CHECK (skips >= 0),
    -- The place in the queue; see Sources/Storage/Labeling/TaskQueue.swift.
    started INTEGER NOT NULL DEFAULT 0 CHECK (started IN (0, 1)),
    lane INTEGER GENERATED ALWAYS AS (id & 15) VIRTUAL,
    queueSeq INTEGER NOT NULL,
    withdrawnAt INTEGER,
    status TEXT GENERATED ALWAYS AS (
        CASE WHEN withdrawnAt IS NOT NULL THEN 'withdrawn' WHEN counted >= slots THEN 'done' ELSE 'open' END) VIRTUAL,
    hasFreeSlot INTEGER GENERATED ALWAYS AS (withdrawnAt IS NULL AND counted + leased < slots) VIRTUAL,
    createdAt INTEGER NOT NULL, kind TEXT NOT NULL DEFAULT 'ranking', importId INTEGER REFERENCES import (id), withdrawnWithImport INTEGER NOT NULL DEFAULT 0 CHECK (withdrawnWithImport IN (0, 1)), peakOverlap INTEGER,
    -- The heart of the assignment contract: a transaction that would hand out one too many cannot be written.
    CHECK (counted + leased <= slots),
    CHECK (withdrawnAt IS NULL OR leased = 0),
    UNIQUE (promptId, completionsHash)
) STRICT;
INSERT INTO "task" VALUES(1,1,1,X'65DA40CD3E2BDB18CC577A38A390648B829C456958099E52774084AD49526AB5','q0',0,NULL,3,2,0,1,1,18,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(2,1,2,X'5A26C0C409838CDEA99EC4B779F619D67BB0D24E9299B63FB368DC3EB406DE16','q1',0,NULL,3,2,1,0,1,2,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(3,1,3,X'ED48309BD45DBBB88F619C601BB0DF7A3E33E0BE2E7D93BE40200DC3532C8F8B','q2',0,NULL,3,2,0,0,1,3,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(4,1,4,X'57B1B994CFF7CA084E0272AD4306BEAB053C94C05A325088C19E67CDFE50BFFE','q3',0,NULL,3,3,0,0,1,4,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(5,1,5,X'AACA03554FA935EBA1258D5DEF29C93A513E28E0314D3D5E1B4D51EB477A6CCF','q4',0,NULL,3,2,0,1,1,17,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(6,1,6,X'DED1B5AA95ECB60F54078CE3B48E04A7F8AE42ABCF87CBCC6DABB43707B477B3','q5',0,NULL,3,2,1,0,1,6,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(7,1,7,X'CE4AD66A8D63F71EBFFD8A975E7301AFDA404EFBFDA0A7C9166CE753379F15ED','q6',0,NULL,3,2,0,0,1,7,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(8,1,8,X'CE03535ACFE51A9B7CB51ECE19928854D3613D76F46245807BAB7E55EDAE0D52','q7',0,NULL,3,3,0,0,1,8,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(9,1,9,X'BFF86295CC638D22842D0B8C5AA5573ACF1876BAB9BB97893114E2EC8963CE43','q8',0,NULL,3,3,0,0,1,9,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(10,1,10,X'D4B7AF35D0B0F2AFF09E432E55C095EA0868175FBD0956DB7867F481F339E0F3','q9',0,NULL,3,2,0,0,1,10,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(11,1,11,X'E2ACC629887E31FC6737A7E54A6C20150FF2C56CA8658A18544B2D966C29EAFA','q10',0,NULL,3,3,0,0,1,11,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(12,1,12,X'F76390153801DE461B1847807027389734535976509FF9B99FEC03DA2C5C8D1B','q11',0,NULL,3,2,0,0,1,12,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(13,1,13,X'3D7356BA16E99FFA025FC93A3BCD8F0ECFD28FEAD4FA56677160A6BBE55AD0D4','q12',0,NULL,3,0,0,0,0,13,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(14,1,14,X'47C0390B20080CAABB3146E4553A3A36A012C4BFCDC3C9E2C46F25FB5693B5F8','q13',0,NULL,3,0,0,0,0,14,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(15,1,15,X'1C9C9B93F85567B931AC8082B552D85B623C2F0B47AEDD2FC4154DC2715376BA','q14',0,NULL,3,0,0,0,0,15,NULL,1795765225257,'ranking',1,0,NULL);
INSERT INTO "task" VALUES(16,1,16,X'53B650663250A791DEECD0933FA9024EE64C7A0287E768F0B78DD2291F5C6954','q15',0,NULL,3,0,0,0,0,16,NULL,1795765225257,'ranking',1,0,NULL);
CREATE TABLE taskCount (
    projectId INTEGER NOT NULL REFERENCES project (id),
    status TEXT NOT NULL CHECK (status IN ('open', 'done', 'withdrawn')),
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (projectId, status)
) STRICT, WITHOUT ROWID;
INSERT INTO "taskCount" VALUES(1,'done',4);
INSERT INTO "taskCount" VALUES(1,'open',12);
CREATE TABLE trainingRun (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    snapshotId INTEGER NOT NULL REFERENCES snapshot (id),
    trigger TEXT NOT NULL,
    requestedBy INTEGER REFERENCES user (id),
    status TEXT NOT NULL,
    phase TEXT,
    fraction REAL CHECK (fraction BETWEEN 0 AND 1),
    message TEXT,
    report TEXT,
    createdAt INTEGER NOT NULL,
    startedAt INTEGER,
    finishedAt INTEGER,
    CHECK (status NOT IN ('queued', 'running') OR finishedAt IS NULL),
    CHECK (status <> 'succeeded' OR report IS NOT NULL)
) STRICT;
INSERT INTO "trainingRun" VALUES(1,1,1,'manual',1,'succeeded','fit',1.0,'Fitting all prompts with λ = 0.03125','{"heldOutComparisons":6,"trainingPrompts":11,"trainingCompletions":33,"converged":true,"columns":348,"heldOutPrompts":1,"promotion":{"promoted":true,"reason":"No model is promoted yet, so there is nothing to be worse than."},"temperature":0.977929154998833,"crossValidation":[{"regularisation":16,"accuracy":0.7979797979797987,"logLoss":0.6420738492317128},{"regularisation":8,"accuracy":0.7979797979797987,"logLoss":0.60294231077672},{"regularisation":4,"accuracy":0.7979797979797987,"logLoss":0.5474996835818792},{"regularisation":2,"accuracy":0.7979797979797987,"logLoss":0.48360483803689114},{"regularisation":1,"accuracy":0.7979797979797987,"logLoss":0.4253996269656127},{"regularisation":0.5,"accuracy":0.7979797979797987,"logLoss":0.38277130680679844},{"regularisation":0.25,"accuracy":0.7979797979797987,"logLoss":0.35670029976128725},{"regularisation":0.125,"accuracy":0.8080808080808088,"logLoss":0.3433870608950382},{"regularisation":0.0625,"accuracy":0.8080808080808088,"logLoss":0.33799776004896176},{"regularisation":0.03125,"accuracy":0.8080808080808088,"logLoss":0.33706410263455605},{"regularisation":0.015625,"accuracy":0.8080808080808088,"logLoss":0.3390285264437542},{"regularisation":0.0078125,"accuracy":0.8080808080808088,"logLoss":0.3435130113283688}],"heldOut":{"pairs":6,"calibration":[{"lower":0.55,"upper":0.6,"observed":0.5,"pairs":2,"predicted":0.553101416070325},{"lower":0.95,"upper":1,"observed":1,"pairs":4,"predicted":0.9664972751942068}],"lengthBaseline":0.16666666666666666,"accuracyPerPrompt":0.8333333333333334,"accuracyInterval":{"level":0.95,"upper":0.9932941595901571,"lower":0.14440538332800135},"tiesSkipped":0,"accuracy":0.8333333333333334,"prompts":1,"logLoss":0.2556616717323325,"logLossPerPrompt":0.2556616717323325},"trainingComparisons":76,"seconds":0.348975167,"iterations":18,"regularisation":0.03125}',1795765226193,1795765226200,1795765226550);
CREATE TABLE "user" (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL CHECK (username <> ''),
    role TEXT NOT NULL,
    passwordHash TEXT,
    isDisabled INTEGER NOT NULL DEFAULT 0 CHECK (isDisabled IN (0, 1)),
    isImport INTEGER NOT NULL DEFAULT 0 CHECK (isImport IN (0, 1)),
    -- When the person was pseudonymised: the rankings stay, the name and the credentials are gone.
    deletedAt INTEGER,
    createdAt INTEGER NOT NULL,
    CHECK (isImport = 0 OR passwordHash IS NULL),
    CHECK (deletedAt IS NULL OR (isDisabled = 1 AND passwordHash IS NULL))
) STRICT;
INSERT INTO "user" VALUES(1,'Ada','admin','$scrypt$ln=17,r=8,p=1$5aYkFKkOOEg5SfZN9mLhpQ==$9lmR1ZAOxDJY7wrJRyIzG7H3yfCvL39RLS/q/IsWEB0=',0,0,NULL,1795765223308);
INSERT INTO "user" VALUES(2,'lea','labeler','$scrypt$ln=17,r=8,p=1$uB4lCHSPtxqs3ZOYIPbDWA==$T9SmpchV6hoVBEERBXxlKcVPel60kZ6F4bVPWizupJQ=',0,0,NULL,1795765223985);
INSERT INTO "user" VALUES(3,'max','labeler','$scrypt$ln=17,r=8,p=1$GTGcQrwgIlDqfXsMUScUWQ==$8VDzTtA+p77R5wlUA3uClSadsqs4ZsRGsuVLjtD8Fh4=',0,0,NULL,1795765224570);
INSERT INTO "user" VALUES(4,'import:tasks.ndjson/file-1','labeler',NULL,0,1,NULL,1795765225257);
INSERT INTO "user" VALUES(5,'import:tasks.ndjson/file-2','labeler',NULL,0,1,NULL,1795765225257);
INSERT INTO "user" VALUES(6,'Zoë','manager',NULL,0,0,NULL,1795765226115);
CREATE INDEX invitationUser ON invitation (userId);
CREATE INDEX sessionUser ON session (userId);
CREATE INDEX sessionExpiry ON session (expiresAt);
CREATE INDEX accessTokenUser ON accessToken (userId);
CREATE INDEX memberUser ON member (userId, projectId);
CREATE UNIQUE INDEX taskExternalId ON task (projectId, externalId) WHERE externalId IS NOT NULL;
CREATE INDEX taskProject ON task (projectId);
CREATE INDEX taskQueue ON task (projectId, priority, started, lane, queueSeq)
    WHERE hasFreeSlot = 1;
CREATE INDEX taskSkipped ON task (projectId, id) WHERE skips > 0;
CREATE TRIGGER taskAdded AFTER INSERT ON task
BEGIN
    INSERT INTO taskCount (projectId, status, count) VALUES (NEW.projectId, NEW.status, 1)
    ON CONFLICT (projectId, status) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER taskMoved AFTER UPDATE OF counted, slots, withdrawnAt ON task WHEN OLD.status <> NEW.status
BEGIN
    UPDATE taskCount SET count = count - 1 WHERE projectId = OLD.projectId AND status = OLD.status;
    INSERT INTO taskCount (projectId, status, count) VALUES (NEW.projectId, NEW.status, 1)
    ON CONFLICT (projectId, status) DO UPDATE SET count = count + 1;
END;
CREATE UNIQUE INDEX assignmentActive ON assignment (userId, projectId) WHERE status = 'active';
CREATE INDEX assignmentHeld ON assignment (projectId) WHERE status = 'active';
CREATE INDEX assignmentLease ON assignment (leaseExpiresAt) WHERE status = 'active';
CREATE INDEX assignmentExpired ON assignment (userId, projectId, finishedAt) WHERE status = 'expired';
CREATE UNIQUE INDEX rankingCurrent ON ranking (assignmentId) WHERE isCurrent = 1;
CREATE INDEX rankingProject ON ranking (projectId, id);
CREATE INDEX rankingUser ON ranking (projectId, userId, id) WHERE isCurrent = 1;
CREATE INDEX rankingCounted ON ranking (projectId, taskId, id, isCurrent, counted) WHERE isCurrent = 1 AND counted = 1;
CREATE TRIGGER rankingKept BEFORE DELETE ON ranking
BEGIN
    SELECT RAISE(ABORT, 'rankings are kept');
END;
CREATE UNIQUE INDEX snapshotContent ON snapshot (projectId, sha256) WHERE isReady = 1;
CREATE UNIQUE INDEX trainingRunActive ON trainingRun (projectId) WHERE status IN ('queued', 'running');
CREATE INDEX trainingRunProject ON trainingRun (projectId, id);
CREATE INDEX promotionProject ON promotion (projectId, id);
CREATE TRIGGER auditEventKept BEFORE DELETE ON auditEvent
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER auditEventFixed BEFORE UPDATE ON auditEvent
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE INDEX auditEventSubject ON auditEvent (subject, subjectId);
CREATE TRIGGER sessionEnded AFTER DELETE ON session
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
CREATE TRIGGER accessTokenRemoved AFTER DELETE ON accessToken
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
CREATE TRIGGER memberAdded AFTER INSERT ON member
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
CREATE TRIGGER memberChanged AFTER UPDATE ON member
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
CREATE TRIGGER memberRemoved AFTER DELETE ON member
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
CREATE UNIQUE INDEX userPerson ON user (username COLLATE NOCASE) WHERE isImport = 0;
CREATE UNIQUE INDEX userPseudoLabeler ON user (username) WHERE isImport = 1;
CREATE TRIGGER userAccessChanged
AFTER UPDATE OF username, role, passwordHash, isDisabled, deletedAt ON user
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
CREATE INDEX rewardModelProject ON rewardModel (projectId, id);
CREATE INDEX rewardModelRun ON rewardModel (trainingRunId) WHERE trainingRunId IS NOT NULL;
CREATE INDEX rewardModelFile ON rewardModel (sha256);
CREATE INDEX promotionModel ON promotion (rewardModelId, id);
CREATE INDEX jobDue ON job (kind, runAfter) WHERE status = 'queued';
CREATE INDEX jobRunning ON job (kind) WHERE status = 'running';
CREATE INDEX jobEnded ON job (finishedAt) WHERE finishedAt IS NOT NULL;
CREATE UNIQUE INDEX recurringWorkName ON recurringWork (name, coalesce(projectId, 0));
CREATE INDEX trainingRunSnapshot ON trainingRun (snapshotId) WHERE status = 'succeeded';
CREATE INDEX trainingRunSucceeded ON trainingRun (projectId, id) WHERE status = 'succeeded';
CREATE INDEX accessTokenParent ON accessToken (parentId) WHERE parentId IS NOT NULL;
CREATE TRIGGER accessTokenRevoked AFTER UPDATE OF revokedAt, expiresAt, canCreateTokens ON accessToken
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
CREATE TRIGGER sessionShortened AFTER UPDATE OF expiresAt ON session
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
CREATE INDEX importProject ON import (projectId, id);
CREATE INDEX importMoves ON import (movesAfter) WHERE movesAfter IS NOT NULL;
CREATE INDEX taskImport ON task (importId, id) WHERE importId IS NOT NULL;
CREATE INDEX rankingImport ON ranking (importId, taskId) WHERE isCurrent = 1 AND importId IS NOT NULL;
CREATE INDEX rankingSurplus ON ranking (projectId, taskId, id)
    WHERE isCurrent = 1 AND counted = 0 AND withdrawnAt IS NULL;
CREATE TRIGGER rankingStaysCounted BEFORE UPDATE OF counted ON ranking
WHEN NEW.counted < OLD.counted AND NEW.withdrawnAt IS NULL
BEGIN
    SELECT RAISE(ABORT, 'a counted ranking stays counted');
END;
CREATE TRIGGER formKept BEFORE DELETE ON form
BEGIN
    SELECT RAISE(ABORT, 'forms are kept');
END;
CREATE TRIGGER formFixed BEFORE UPDATE ON form
BEGIN
    SELECT RAISE(ABORT, 'a form is never changed, a new version is added');
END;
CREATE TRIGGER rankingAnswerFixed BEFORE UPDATE OF formVersion, strengths, allBad, demonstration ON ranking
BEGIN
    SELECT RAISE(ABORT, 'a ranking is never changed, a new revision is added');
END;
CREATE INDEX assignmentSkipped ON assignment (projectId, userId) WHERE status = 'skipped';
CREATE TRIGGER projectChanged
AFTER UPDATE OF slug, name, kind, instructions, overlap, leaseSeconds, editWindowSeconds, completeStartedFirst,
    gentleCheck, retrainAt, timeZone, status ON project
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
CREATE TRIGGER guidelineVersionKept BEFORE DELETE ON guidelineVersion
BEGIN
    SELECT RAISE(ABORT, 'guidelines are kept');
END;
CREATE TRIGGER guidelineVersionFixed BEFORE UPDATE ON guidelineVersion
BEGIN
    SELECT RAISE(ABORT, 'guidelines are never changed, a new version is added');
END;
CREATE TRIGGER rankingFixed
BEFORE UPDATE OF id, assignmentId, projectId, taskId, userId, revision, tiers, note, durationMs, digest, guidelineVersion,
    createdAt, importId
ON ranking
BEGIN
    SELECT RAISE(ABORT, 'a ranking is never changed, a new revision is added');
END;
COMMIT;
