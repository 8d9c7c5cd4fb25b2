-- Made by dump.py from commit dfa9715.
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
INSERT INTO "accessToken" VALUES(1,1,'dump',X'D7594FAA721E509F1DF0857F1B5E2C58E4C89017633C10B5F11AB49496EEB10B',1795772403447,NULL,1795772399707,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(2,2,'dump',X'E76C97E3B2B5D15B825D41A1237ACB615D9E502CC10B2EA4D420F3D7F9AAAD9C',1795772403474,NULL,1795772399961,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(3,3,'dump',X'5EEA3D0D47FB7318B274EBA809564AC011EBC82BEF4E8462A71ABCFCD007FCC6',1795772403660,NULL,1795772400196,NULL,0,NULL);
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
INSERT INTO "answer" VALUES(25,1,'sexualContent','true');
INSERT INTO "answer" VALUES(25,2,'overall','6');
INSERT INTO "answer" VALUES(26,1,'sexualContent','true');
INSERT INTO "answer" VALUES(26,2,'overall','6');
INSERT INTO "answer" VALUES(27,25,'overall','6');
INSERT INTO "answer" VALUES(27,26,'sexualContent','true');
INSERT INTO "answer" VALUES(28,28,'overall','6');
INSERT INTO "answer" VALUES(28,30,'sexualContent','true');
INSERT INTO "answer" VALUES(29,28,'overall','6');
INSERT INTO "answer" VALUES(29,30,'sexualContent','true');
INSERT INTO "answer" VALUES(30,7,'sexualContent','true');
INSERT INTO "answer" VALUES(30,9,'overall','6');
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
    skipComment TEXT, formVersion INTEGER NOT NULL DEFAULT 1, draftRevision INTEGER NOT NULL DEFAULT 0, guidelineVersion INTEGER, hidesIds INTEGER NOT NULL DEFAULT 0 CHECK (hidesIds IN (0, 1)),
    -- The same labeler never gets the same task twice.
    UNIQUE (taskId, userId),
    CHECK ((status = 'active') = (finishedAt IS NULL)),
    CHECK ((status = 'skipped') = (skipReason IS NOT NULL))
) STRICT;
INSERT INTO "assignment" VALUES(1,1,1,4,'submitted',0,'[3,1,2]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(2,1,1,5,'submitted',0,'[3,1,2]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(3,1,2,4,'submitted',0,'[4,5,6]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(4,1,2,5,'submitted',0,'[4,5,6]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(5,1,3,4,'submitted',0,'[8,7,9]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(6,1,3,5,'submitted',0,'[8,7,9]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(7,1,4,4,'submitted',0,'[10,11,12]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(8,1,4,5,'submitted',0,'[10,11,12]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(9,1,5,4,'submitted',0,'[14,15,13]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(10,1,5,5,'submitted',0,'[14,15,13]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(11,1,6,4,'submitted',0,'[18,16,17]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(12,1,6,5,'submitted',0,'[18,16,17]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(13,1,7,4,'submitted',0,'[21,19,20]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(14,1,7,5,'submitted',0,'[21,19,20]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(15,1,8,4,'submitted',0,'[22,24,23]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(16,1,8,5,'submitted',0,'[22,24,23]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(17,1,9,4,'submitted',0,'[25,26,27]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(18,1,9,5,'submitted',0,'[25,26,27]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(19,1,10,4,'submitted',0,'[30,28,29]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(20,1,10,5,'submitted',0,'[30,28,29]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(21,1,11,4,'submitted',0,'[33,32,31]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(22,1,11,5,'submitted',0,'[33,32,31]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(23,1,12,4,'submitted',0,'[35,36,34]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(24,1,12,5,'submitted',0,'[35,36,34]',1795772399325,1795772399325,1795772399325,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(25,1,1,2,'submitted',8965372994474325389,'[2,1,3]',1795772403486,1795774203486,1795772403514,NULL,NULL,1,2,1,0);
INSERT INTO "assignment" VALUES(26,1,9,2,'submitted',6236520408981992110,'[25,26,27]',1795772403571,1795774203571,1795772403581,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(27,1,4,2,'skipped',2889941414636138706,'[10,11,12]',1795772403590,1795774203590,1795772403609,'unclear','Which two?',1,1,1,0);
INSERT INTO "assignment" VALUES(28,1,12,2,'active',-2674061792432810696,'[36,34,35]',1795772403623,1795774203623,NULL,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(29,1,10,3,'submitted',2038708827113082881,'[28,30,29]',1795772403663,1795774203663,1795772403675,NULL,NULL,1,2,1,0);
INSERT INTO "assignment" VALUES(30,1,3,3,'submitted',2055757711961552895,'[9,7,8]',1795772403696,1795774203696,1795772403701,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(31,1,7,3,'skipped',1144596952559572853,'[20,21,19]',1795772403711,1795774203711,1795772403724,'unclear','Which two?',1,1,1,0);
INSERT INTO "assignment" VALUES(32,1,6,3,'active',-3326988788018000904,'[17,18,16]',1795772403733,1795774203733,NULL,NULL,NULL,1,1,1,0);
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
INSERT INTO "auditEvent" VALUES(1,NULL,'cli','create','project',1,'{"overlap":"3"}',1795772391391,X'C41C5AA84A5D0A43D7AD6C1F321EC81427E3C97D4270BAAE135A0A31E060715C');
INSERT INTO "auditEvent" VALUES(2,NULL,'cli','create','user',1,'{"role":"admin"}',1795772391612,X'AFEA906A572D08BE7D71AC1D3582116C5B6D93119AAA976BEEC7E798314C47C9');
INSERT INTO "auditEvent" VALUES(3,NULL,'cli','create','user',2,'{"role":"labeler"}',1795772394387,X'20F402BE66B528C51492A9D851627BE055B96C00191A2F39E78CA040D76F79DB');
INSERT INTO "auditEvent" VALUES(4,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"2"}',1795772394387,X'6B09756A97F06B26A9761F80A740CDE77CFA5B2CF97530DA5F8A556B47DBCAF7');
INSERT INTO "auditEvent" VALUES(5,NULL,'cli','create','user',3,'{"role":"labeler"}',1795772396414,X'BA55BC05CE30007A522C1C79F34B97BF805C7EB33A46D2690F49EA0138CDAB6C');
INSERT INTO "auditEvent" VALUES(6,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"3"}',1795772396414,X'3D3D49DF7BE9335A6B84F3A8E65B6B3174C3E5ADEEA0EFDEF07094499183F7D2');
INSERT INTO "auditEvent" VALUES(7,NULL,'cli','create','user',4,'{"role":"labeler"}',1795772399325,X'E522132E84159298318CACCBDF492FA1B6C55D0812634A5D02C56E9882B45DF1');
INSERT INTO "auditEvent" VALUES(8,NULL,'cli','create','user',5,'{"role":"labeler"}',1795772399325,X'935747CE8E6B3BF408AA3DD2AFC7620C280A8C1CD06C4A9AD38C2AB72063F49A');
INSERT INTO "auditEvent" VALUES(9,NULL,'cli','import','project',1,'{"counted":"24","created":"16","import":"1"}',1795772399325,X'E307765C80403C6E4E12FD7EC0D93865F217D3AA66C7FA51759683788FD1B1DE');
INSERT INTO "auditEvent" VALUES(10,NULL,'cli','create','accessToken',1,'{"userId":"1"}',1795772399707,X'050DEFA8D034278E28EFF7882A98C28A30F618D5326E400EEC3EEA9EFCDE3ABD');
INSERT INTO "auditEvent" VALUES(11,NULL,'cli','create','accessToken',2,'{"userId":"2"}',1795772399961,X'81B0AC71E96718BE74AC1F64D613F22C3AD3E21C0D5210B8E545D693C649E173');
INSERT INTO "auditEvent" VALUES(12,NULL,'cli','create','accessToken',3,'{"userId":"3"}',1795772400196,X'32AE09AA89DBB94D0478DD5459D8DCD1A9F0BD0928431ACCBF5861BC8622048E');
INSERT INTO "auditEvent" VALUES(13,1,'127.0.0.1','signIn','user',1,'{}',1795772403423,X'177E405F287E93790E3A16206C58C0992D8129D0BA94D5CB621CF83C337A9D3F');
INSERT INTO "auditEvent" VALUES(14,1,'127.0.0.1','create','user',6,'{"role":"manager"}',1795772403452,X'4D288D6AE298DF6C8D383F85AC6A1BA483780E76F5A4ACB8F6C9AE54CA940E15');
INSERT INTO "auditEvent" VALUES(15,1,'127.0.0.1','invite','user',6,'{}',1795772403459,X'D7FA66D6231B3E4DD8DCA2CE2DDBC0D25643DCE2377CDE1723E4C69E14649B92');
INSERT INTO "auditEvent" VALUES(16,2,'127.0.0.1','submit','ranking',25,'{"assignment":"25","counted":"true","digest":"0dceb6d8ce45702ec34d993bce9284e5661c5f5880bb1bacc2b3b878569661b5","revision":"1"}',1795772403514,X'46A3C25BA685B908C3233508C72BD04BA2B2112D66AFBFD3BC7DF4E557503B6A');
INSERT INTO "auditEvent" VALUES(17,2,'127.0.0.1','edit','ranking',26,'{"assignment":"25","counted":"true","digest":"6cbc5dadeb9ba48c19128dfa0c2d48272b95d8f00aa8507d0d6e13b00b279187","revision":"2"}',1795772403537,X'6F432F6286A2FC1CB7B736310DD7A22EFCCD4C9EC1F3F1D819EEC554BE2AF551');
INSERT INTO "auditEvent" VALUES(18,2,'127.0.0.1','submit','ranking',27,'{"assignment":"26","counted":"true","digest":"58c57b940ae0788428f8c222fcff98cf62c318b6e055472eb958393a835fa19d","revision":"1"}',1795772403581,X'5037FA41A321CD71C903B4CD6E5A9ADE2983A877707DA9F725EFA92029BD1DFD');
INSERT INTO "auditEvent" VALUES(19,2,'127.0.0.1','skip','assignment',27,'{"reason":"unclear","task":"4"}',1795772403609,X'38CA0F08FBA5960A41DAC5D2576ACAE293527163492D441C2D91EC28DE1FFE47');
INSERT INTO "auditEvent" VALUES(20,3,'127.0.0.1','submit','ranking',28,'{"assignment":"29","counted":"true","digest":"9645de971093117582e85a4354ded2448ee6a95beec0e568378fc4347007d387","revision":"1"}',1795772403675,X'E8E327693FB36294BE06F6F0D4B183787783F0BDDAD56516924208B561072BED');
INSERT INTO "auditEvent" VALUES(21,3,'127.0.0.1','edit','ranking',29,'{"assignment":"29","counted":"true","digest":"fd828cae60ec2fe2d28c8e8947a3861ddd5509f8846219f858332ee624c554cf","revision":"2"}',1795772403686,X'00160F1CABBE7098D95475F34E21C5535975BD19965A602DA82A939F647AA120');
INSERT INTO "auditEvent" VALUES(22,3,'127.0.0.1','submit','ranking',30,'{"assignment":"30","counted":"true","digest":"6fb01d2c6995313eab861bc2ef87b415e537ba67686d41da81b4fa3bb38198f1","revision":"1"}',1795772403701,X'D4A38ED84D5CDD1B663B122A9F6F9535F48F7A84B229B6DAE2546D827F56A705');
INSERT INTO "auditEvent" VALUES(23,3,'127.0.0.1','skip','assignment',31,'{"reason":"unclear","task":"7"}',1795772403724,X'53BEB37326DAEA3C9055953E23819C940633E15CF5CC8F346758B8616B582C33');
INSERT INTO "auditEvent" VALUES(24,NULL,NULL,'freeze','snapshot',1,'{"sha256":"61f6fe50d143fc3ac46886e6d45929c0b1d851bd6533b1bc3defc0ed09c3b959"}',1795772403752,X'2A5602A60BFEA7F6C13CFC44E2F622B2F4ABE716F3921A7C32F72731B9396BF8');
INSERT INTO "auditEvent" VALUES(25,1,NULL,'create','trainingRun',1,'{"trigger":"manual"}',1795772403795,X'CFBE6AE4809A5F3FAF611891F34373B82B4D653E2377E4056D2E0D4B20536E53');
INSERT INTO "auditEvent" VALUES(26,NULL,NULL,'add','rewardModel',1,'{"sha256":"70c412fa0e8953d086edf21ec9186038ee4567536ab54904d933366b45debd25"}',1795772406904,X'F171C3A90D6CF05C62C698A8BA700AF00FA03E2B7C62FCD4A8B28D638F6675ED');
INSERT INTO "auditEvent" VALUES(27,NULL,NULL,'promote','rewardModel',1,'{}',1795772406904,X'AD91CE25B73E0A69EBCD5E3F01803FF4CFE903D32C0D6884EFFB3FF8BE0B08E2');
INSERT INTO "auditEvent" VALUES(28,NULL,NULL,'finish','trainingRun',1,'{}',1795772406904,X'530D19E330B956B8E475C6CFE57677D4C2BD78FD24E2A2FCEC15ACD0E5B546C7');
INSERT INTO "auditEvent" VALUES(29,1,'127.0.0.1','promote','rewardModel',1,'{}',1795772407060,X'B0A8CCD4925C8A39E8684CAAE971E7BCCE05C89F8B97C8423653E316A8A732AD');
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
INSERT INTO "completion" VALUES(2,1,2,'c','Ask somebody else.');
INSERT INTO "completion" VALUES(3,1,0,'a','It is 0.');
INSERT INTO "completion" VALUES(4,2,0,'a','It is 2.');
INSERT INTO "completion" VALUES(5,2,1,'b','Perhaps 2, perhaps not; who knows?');
INSERT INTO "completion" VALUES(6,2,2,'c','Ask somebody else. Really.');
INSERT INTO "completion" VALUES(7,3,1,'b','Perhaps 3, perhaps not; who knows?');
INSERT INTO "completion" VALUES(8,3,0,'a','It is 4.');
INSERT INTO "completion" VALUES(9,3,2,'c','Ask somebody else. Really. Really.');
INSERT INTO "completion" VALUES(10,4,0,'a','It is 6.');
INSERT INTO "completion" VALUES(11,4,1,'b','Perhaps 4, perhaps not; who knows?');
INSERT INTO "completion" VALUES(12,4,2,'c','Ask somebody else. Really. Really. Really.');
INSERT INTO "completion" VALUES(13,5,2,'c','Ask somebody else. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(14,5,0,'a','It is 8.');
INSERT INTO "completion" VALUES(15,5,1,'b','Perhaps 5, perhaps not; who knows?');
INSERT INTO "completion" VALUES(16,6,1,'b','Perhaps 6, perhaps not; who knows?');
INSERT INTO "completion" VALUES(17,6,2,'c','Ask somebody else. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(18,6,0,'a','It is 10.');
INSERT INTO "completion" VALUES(19,7,1,'b','Perhaps 7, perhaps not; who knows?');
INSERT INTO "completion" VALUES(20,7,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(21,7,0,'a','It is 12.');
INSERT INTO "completion" VALUES(22,8,0,'a','It is 14.');
INSERT INTO "completion" VALUES(23,8,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(24,8,1,'b','Perhaps 8, perhaps not; who knows?');
INSERT INTO "completion" VALUES(25,9,0,'a','It is 16.');
INSERT INTO "completion" VALUES(26,9,1,'b','Perhaps 9, perhaps not; who knows?');
INSERT INTO "completion" VALUES(27,9,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(28,10,1,'b','Perhaps 10, perhaps not; who knows?');
INSERT INTO "completion" VALUES(29,10,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(30,10,0,'a','It is 18.');
INSERT INTO "completion" VALUES(31,11,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(32,11,1,'b','Perhaps 11, perhaps not; who knows?');
INSERT INTO "completion" VALUES(33,11,0,'a','It is 20.');
INSERT INTO "completion" VALUES(34,12,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(35,12,0,'a','It is 22.');
INSERT INTO "completion" VALUES(36,12,1,'b','Perhaps 12, perhaps not; who knows?');
INSERT INTO "completion" VALUES(37,13,1,'b','Perhaps 13, perhaps not; who knows?');
INSERT INTO "completion" VALUES(38,13,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(39,13,0,'a','It is 24.');
INSERT INTO "completion" VALUES(40,14,1,'b','Perhaps 14, perhaps not; who knows?');
INSERT INTO "completion" VALUES(41,14,0,'a','It is 26.');
INSERT INTO "completion" VALUES(42,14,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(43,15,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(44,15,0,'a','It is 28.');
INSERT INTO "completion" VALUES(45,15,1,'b','Perhaps 15, perhaps not; who knows?');
INSERT INTO "completion" VALUES(46,16,0,'a','It is 30.');
INSERT INTO "completion" VALUES(47,16,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.');
INSERT INTO "completion" VALUES(48,16,1,'b','Perhaps 16, perhaps not; who knows?');
CREATE TABLE draft (
    assignmentId INTEGER PRIMARY KEY REFERENCES assignment (id),
    body BLOB NOT NULL,
    updatedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "draft" VALUES(28,X'7B227469657273223A205B5B33365D5D7D',1795772403639);
INSERT INTO "draft" VALUES(32,X'7B227469657273223A205B5B31375D5D7D',1795772403744);
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
INSERT INTO "form" VALUES(1,1,'{"fields":[{"about":"completion","help":"Overall quality of the answer, from 1 to 7","highLabel":"best","highest":7,"isRequired":false,"key":"q","kind":"likert","label":"Overall quality","lowLabel":"worst","lowest":1,"name":"overall"},{"about":"completion","help":"Fails to follow the correct instruction / task","isRequired":false,"key":"f","kind":"flag","label":"Fails the task","name":"failsTask"},{"about":"completion","help":"Inappropriate for customer assistant","isRequired":false,"key":"i","kind":"flag","label":"Inappropriate","name":"inappropriate"},{"about":"completion","help":"Hallucination","isRequired":false,"key":"h","kind":"flag","label":"Hallucination","name":"hallucination"},{"about":"completion","help":"Satisfies constraint provided in the instruction","isRequired":false,"key":"t","kind":"flag","label":"Meets the constraint","name":"satisfiesConstraint"},{"about":"completion","help":"Contains sexual content","isRequired":false,"key":"x","kind":"flag","label":"Sexual","name":"sexualContent"},{"about":"completion","help":"Contains violent content","isRequired":false,"key":"w","kind":"flag","label":"Violent","name":"violentContent"},{"about":"completion","help":"Encourages or fails to discourage violence/abuse/terrorism/self-harm","isRequired":false,"key":"e","kind":"flag","label":"Encourages harm","name":"encouragesHarm"},{"about":"completion","help":"Denigrates a protected class","isRequired":false,"key":"g","kind":"flag","label":"Denigrates a group","name":"denigrates"},{"about":"completion","help":"Gives harmful advice","isRequired":false,"key":"z","kind":"flag","label":"Harmful advice","name":"harmfulAdvice"},{"about":"completion","help":"Expresses opinion","isRequired":false,"key":"y","kind":"flag","label":"Opinion","name":"expressesOpinion"},{"about":"completion","help":"Expresses moral judgment","isRequired":false,"key":"m","kind":"flag","label":"Moral judgment","name":"moralJudgment"}],"judgement":{"allBad":false,"kind":"ranking","strengthIsRequired":false,"strengths":[],"ties":true},"steps":"together"}',NULL,1795772391391);
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
INSERT INTO "guidelineVersion" VALUES(1,1,'',NULL,1795772391391);
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
INSERT INTO "import" VALUES(1,1,NULL,'tasks.ndjson','podium',16,0,0,24,0,0,0,NULL,NULL,0,1795772399302,1795772399381);
CREATE TABLE installation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    podiumVersion TEXT NOT NULL,
    openedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "installation" VALUES(1,'0.1.0',1795772400677);
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    acceptedAt INTEGER,
    createdAt INTEGER NOT NULL
) STRICT;
INSERT INTO "invitation" VALUES(1,6,X'192C84BF1FA20E630A80DA4318B5DED9C46CA9C76940B92A7D87DD13011AEBED',1796377203459,NULL,1795772403459);
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
INSERT INTO "job" VALUES(1,'training',1,1,'{"trainingRunId":1}','succeeded',1795772403802,1,NULL,1.0,'Measuring on 2 held-out prompts',1795772403802,1795772403805,1795772406926);
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
INSERT INTO "labelerDay" VALUES(1,2,20784,2,0,1795772403581);
INSERT INTO "labelerDay" VALUES(1,3,20784,2,0,1795772403701);
INSERT INTO "labelerDay" VALUES(1,4,20784,12,0,1795772399325);
INSERT INTO "labelerDay" VALUES(1,5,20784,12,0,1795772399325);
CREATE TABLE member (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    role TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId)
) STRICT, WITHOUT ROWID;
INSERT INTO "member" VALUES(1,2,'labeler',1795772394387);
INSERT INTO "member" VALUES(1,3,'labeler',1795772396414);
CREATE TABLE migration (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, appliedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "migration" VALUES(1,'0001_create_schema.sql',X'940101E8B59BC02B83C0481E7C11C1A6346D3549ECD13B5B25A405A1771110F2',1795772391060);
INSERT INTO "migration" VALUES(2,'0002_count_access_changes.sql',X'FE8685589B94771D9E2B4EFEFE5187900B2ABA09D55750CA9CE74AC5F9BF0C8B',1795772391060);
INSERT INTO "migration" VALUES(3,'0003_open_word_lists.sql',X'4256F307242AA5E4658AA7021E40762994A3226015560080CB82D1A76B7B91DD',1795772391060);
INSERT INTO "migration" VALUES(4,'0004_move_models_to_files.sql',X'A806FEC25CDA01616487E0C22498274AFD28A8E98F1410F912EB305030573301',1795772391060);
INSERT INTO "migration" VALUES(5,'0005_add_job.sql',X'2E281B8A07A74DBF41E56AFBF568B48DAF804AFB00F58B0B98465C30387253B8',1795772391060);
INSERT INTO "migration" VALUES(6,'0006_bound_credentials.sql',X'3CAB4BFFBEC24D120158228DA67E92ED921675A91C5E0D05BE835C4DE519C479',1795772391060);
INSERT INTO "migration" VALUES(7,'0007_add_import.sql',X'A2547FC3F50F255F89A99DBEC82D4A52C4B5B751174FA3EF2170F30387D90257',1795772391060);
INSERT INTO "migration" VALUES(8,'0008_deal_completion_ids.sql',X'37D3B4758823C7F7762D9E1A88D4EB8CDB6F930ADB2DC3930067B5835C6644C7',1795772391060);
INSERT INTO "migration" VALUES(9,'0009_forget_names_in_promotions.sql',X'A2D38F4C5DCF8B5A3261CE463BFADB0A01B7FB8CE768515E98B499019D641FBE',1795772391060);
INSERT INTO "migration" VALUES(10,'0010_add_forms.sql',X'F735D0A7EC1F65075D39F7B05F1A3FAB932C37D08FFF5C9F46B5837A6FC6ACD6',1795772391060);
INSERT INTO "migration" VALUES(11,'0011_guard_work_in_hand.sql',X'A3FECDC4AE76DF8F5408CF1BCBAEF0F921024E8E2B50C6CC8B101C87CBDDB27B',1795772391060);
INSERT INTO "migration" VALUES(12,'0012_add_guideline_version.sql',X'A0FBE9F8F21D7F7084DEE7D3F155787277C4FC71B173D077539B19E95047271D',1795772391060);
INSERT INTO "migration" VALUES(13,'0013_show_plain_text.sql',X'253269EEAC0847044778E133C1D684803348177EB7EFCCC375B76600A098C60E',1795772391060);
INSERT INTO "migration" VALUES(14,'0014_add_personal_settings.sql',X'D47CA43A9CC8241F5C76E58A4689AFE88A6FFE546C8B6FA916C9110E58CB457A',1795772391060);
INSERT INTO "migration" VALUES(15,'0015_hide_ids_and_restore_imports.sql',X'BF4DF39096BEB8E3747100EE48F20E33C2CEF28998487866516BFE9E622806F9',1795772391060);
INSERT INTO "migration" VALUES(16,'0016_order_skips.sql',X'07CC2E54CB99664FFB4E0ED50BB2C5E370CF818728ACC976420506051E48BC4C',1795772391060);
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
    createdAt INTEGER NOT NULL, timeZone TEXT, formVersion INTEGER NOT NULL DEFAULT 1, gentleCheck INTEGER NOT NULL DEFAULT 0 CHECK (gentleCheck IN (0, 1)), plainText INTEGER NOT NULL DEFAULT 0 CHECK (plainText IN (0, 1)),
    CHECK (overlap <= peakOverlap)
) STRICT;
INSERT INTO "project" VALUES(1,'p','Sums','ranking','',3,3,1800,86400,1,'02:30',3822667640246911,'active',18,NULL,1795772391391,NULL,1,0,0);
CREATE TABLE promotion (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    rewardModelId INTEGER NOT NULL REFERENCES rewardModel (id),
    userId INTEGER REFERENCES user (id),
    reason TEXT NOT NULL,
    createdAt INTEGER NOT NULL
) STRICT;
INSERT INTO "promotion" VALUES(1,1,1,NULL,'No model is promoted yet, so there is nothing to be worse than.',1795772406904);
INSERT INTO "promotion" VALUES(2,1,1,1,'Promoted by hand.',1795772407060);
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
INSERT INTO "prompt" VALUES(1,1,X'E8620753806681EE2EB521DF0BC6D92DD90C577776CD93AD1D2843DC89205BA2','[{"content":"Question 0: what is 0 and 0?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(2,1,X'35B169B1B4E29238F17D7ED3E0A9D871E348330327D24BEF44D79502DB00332C','[{"content":"Question 1: what is 1 and 1?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(3,1,X'B59C2BF73E13EF5518C65F3E19FC9F5F4EC5B6356BC400061C680015F0603782','[{"content":"Question 2: what is 2 and 2?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(4,1,X'71408D6D631ACD3E13B89F103B6D56EEFECB9EC34FB462D926CA80664B980C86','[{"content":"Question 3: what is 3 and 3?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(5,1,X'AE13A5576D2DAB4D7A9676485C780C298E2297E98447BEBC754BAE5D91E72E93','[{"content":"Question 4: what is 4 and 4?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(6,1,X'FB2434EB6950A7167436E633B8C651F3460BF2E0BE96246C783DA56991ECB404','[{"content":"Question 5: what is 5 and 5?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(7,1,X'55121C2BFAAA89F95352EF8AF347C09D7F485AB28E7536C0D2665BEE007995F4','[{"content":"Question 6: what is 6 and 6?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(8,1,X'05FD123EE89BA84A9B121133D88497A81883977A37B26932AEED28EE0937067E','[{"content":"Question 7: what is 7 and 7?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(9,1,X'1797E508BB804B0151D005945C78893EA8664DC54F1CE650599A90EB6A39A5EF','[{"content":"Question 8: what is 8 and 8?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(10,1,X'B2A90EB63D05E617F7E0D7EEA37D5273FB63F71CAA8DFF053771B5F5BE7430DC','[{"content":"Question 9: what is 9 and 9?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(11,1,X'DCC9C568DDED1AB1B17F32753F45A7B1821CFB54BFE2061F179239E1BE6C4AA5','[{"content":"Question 10: what is 10 and 10?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(12,1,X'0FC1AE0DB4118DB7EC34A0BAB34760B41537EDE2925E1D7A26EAB16EA398C3E2','[{"content":"Question 11: what is 11 and 11?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(13,1,X'D94178F3937F48608FE18C7D3914F999CE162E3FB1FC641C44406B7E32197D00','[{"content":"Question 12: what is 12 and 12?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(14,1,X'6323D27C4D8F87498474AD2B75CA6E240D9C9782FE816C5F04B38E5C79906F4E','[{"content":"Question 13: what is 13 and 13?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(15,1,X'8677A726296D1AE87CE35BC69783AB1D12890DF608AA83FA51029B9DF0C741FA','[{"content":"Question 14: what is 14 and 14?","role":"user"}]',1795772399325);
INSERT INTO "prompt" VALUES(16,1,X'B869CAFE00839851EE4B80DE697F6855D7F5B5D144E7FCFF3C69EF84E04092F4','[{"content":"Question 15: what is 15 and 15?","role":"user"}]',1795772399325);
CREATE TABLE queueCursor (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    priority INTEGER NOT NULL,
    started INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    queueSeq INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId, priority, started, lane)
) STRICT, WITHOUT ROWID;
INSERT INTO "queueCursor" VALUES(1,2,0,1,1,1);
INSERT INTO "queueCursor" VALUES(1,2,0,1,4,17);
INSERT INTO "queueCursor" VALUES(1,2,0,1,9,9);
INSERT INTO "queueCursor" VALUES(1,2,0,1,12,12);
INSERT INTO "queueCursor" VALUES(1,3,0,1,3,3);
INSERT INTO "queueCursor" VALUES(1,3,0,1,6,6);
INSERT INTO "queueCursor" VALUES(1,3,0,1,7,18);
INSERT INTO "queueCursor" VALUES(1,3,0,1,10,10);
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
INSERT INTO "ranking" VALUES(1,1,1,1,4,1,1,1,'[[3],[1],[2]]',NULL,NULL,X'BB87A08156CA2736537A470C5CF8290ACEFD4FAD43D99F1907836A848150BD5B',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(2,2,1,1,5,1,1,1,'[[3],[2],[1]]',NULL,NULL,X'C05BB92471C54341458DF9750FB032CEB44C9E2A69FB8B3C7AA186DA9F21494F',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(3,3,1,2,4,1,1,1,'[[4],[5],[6]]',NULL,NULL,X'375C65FD5D19626993BC9E721952A63C8D5C724C88E9FE786703124FAA843265',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(4,4,1,2,5,1,1,1,'[[4],[6],[5]]',NULL,NULL,X'A5E6DDB4D8D11F6E31FBCF0677720D644090AC92AAC93BCC1040A19DAA772932',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(5,5,1,3,4,1,1,1,'[[8],[7],[9]]',NULL,NULL,X'4B363B8CA41FBD280977455CF7F7225BB9A2B845E16845CF972192920E58A46C',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(6,6,1,3,5,1,1,1,'[[8],[9],[7]]',NULL,NULL,X'57B069A202A87B9B43DE72B1BB2FD7CEDF7167086DD77D3394FCE536BD6F0D6A',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(7,7,1,4,4,1,1,1,'[[10],[11],[12]]',NULL,NULL,X'84C23DD41F02914C2D533B59C9C3A6BB8E1B8E0128B03E552FB23DEECC1E27E9',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(8,8,1,4,5,1,1,1,'[[10],[12],[11]]',NULL,NULL,X'426DE2D1465218C12F30DC08D7C8E940B649FF01E814519B936D3E13126A620B',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(9,9,1,5,4,1,1,1,'[[14],[15],[13]]',NULL,NULL,X'FB2EBE476521EC7296CE9CFF02C39036CD39CCCA3190607ED4B930C0FC105A86',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(10,10,1,5,5,1,1,1,'[[14],[13],[15]]',NULL,NULL,X'E5EA989A4D673D40AFB75885DAC94565ADE6C42259377CD09250B1963C73C024',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(11,11,1,6,4,1,1,1,'[[18],[16],[17]]',NULL,NULL,X'0BE488C9856DE032488BF9727D3891C543A67FE69895619F51E81A2E2A113921',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(12,12,1,6,5,1,1,1,'[[18],[17],[16]]',NULL,NULL,X'849BF35B0EE59C5C1F27AC59DBB3E31EDB130975AC7CB469815FD28FB578DDD5',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(13,13,1,7,4,1,1,1,'[[21],[19],[20]]',NULL,NULL,X'116D7F7E8CD861AAB8D38F8C21653DC205EE8E0547554716E30A01B3EF0E27E3',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(14,14,1,7,5,1,1,1,'[[21],[20],[19]]',NULL,NULL,X'46C60B0622CF891EFF20F7CD1D79256CEE309F58AED19517747FF410326D988A',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(15,15,1,8,4,1,1,1,'[[22],[24],[23]]',NULL,NULL,X'01D17D0EBA8A23BA8CB1E56E48E9E827703342D0C258E64AF81B1EEE56A3DB7F',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(16,16,1,8,5,1,1,1,'[[22],[23],[24]]',NULL,NULL,X'F9580FAEBDBE4A14A8ACC32998B001F7D7FFB4A4E2F877FEF67F15E9AE5B3D77',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(17,17,1,9,4,1,1,1,'[[25],[26],[27]]',NULL,NULL,X'329F5246E1FA0C88889AEEDB074833167D13F80B497B272810968CBE6258BD8D',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(18,18,1,9,5,1,1,1,'[[25],[27],[26]]',NULL,NULL,X'AF33C856BF2A6E756339C9DE656A62DF27391FF13FB76AB7013115FDB32A76BA',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(19,19,1,10,4,1,1,1,'[[30],[28],[29]]',NULL,NULL,X'FAD7D0A893FDA95936C3B385BB096D060309AB1413AFA9CA8A0E54FA1ADE4FC2',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(20,20,1,10,5,1,1,1,'[[30],[29],[28]]',NULL,NULL,X'9F833B36B85310F18B262D75D6802123C227600FEE85B0FC7988F89205872874',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(21,21,1,11,4,1,1,1,'[[33],[32],[31]]',NULL,NULL,X'F13CFBE24EAF63BB61EEE90FF491FAB5027BA1949481A7A6A3625C0BA2D70F0F',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(22,22,1,11,5,1,1,1,'[[33],[31],[32]]',NULL,NULL,X'09E3DA64E307D0BE889D4CB895E9C5AB444241AA46680F1B34E39B91EAEA084A',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(23,23,1,12,4,1,1,1,'[[35],[36],[34]]',NULL,NULL,X'10CC4EB8190FDA1683091E5C60D933EFABD491177FA0B43BAE24E1F8804921F1',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(24,24,1,12,5,1,1,1,'[[35],[34],[36]]',NULL,NULL,X'2511F8AA17871238A4644DC087A7FF977CF8686998446C57B7ED0E8871D524E0',1795772399325,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(25,25,1,1,2,1,0,1,'[[2],[1,3]]','A note’s “text”',4200,X'0DCEB6D8CE45702EC34D993BCE9284E5661C5F5880BB1BACC2B3B878569661B5',1795772403514,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(26,25,1,1,2,2,1,1,'[[2],[1],[3]]','A note’s “text”',4200,X'6CBC5DADEB9BA48C19128DFA0C2D48272B95D8F00AA8507D0D6E13B00B279187',1795772403537,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(27,26,1,9,2,1,1,1,'[[25],[26,27]]','A note’s “text”',4201,X'58C57B940AE0788428F8C222FCFF98CF62C318B6E055472EB958393A835FA19D',1795772403581,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(28,29,1,10,3,1,0,1,'[[28],[30,29]]','A note’s “text”',4200,X'9645DE971093117582E85A4354DED2448EE6A95BEEC0E568378FC4347007D387',1795772403675,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(29,29,1,10,3,2,1,1,'[[28],[30],[29]]','A note’s “text”',4200,X'FD828CAE60EC2FE2D28C8E8947A3861DDD5509F8846219F858332EE624C554CF',1795772403686,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(30,30,1,3,3,1,1,1,'[[9],[7,8]]','A note’s “text”',4201,X'6FB01D2C6995313EAB861BC2EF87B415E537BA67686D41DA81B4FA3BB38198F1',1795772403701,NULL,NULL,1,NULL,0,NULL,1);
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
INSERT INTO "recurringWork" VALUES(1,'finishChanges',NULL,NULL,NULL,1795772400796,1795772460796,'done',NULL);
INSERT INTO "recurringWork" VALUES(2,'expireLeases',NULL,NULL,NULL,1795772400796,1795772460796,'done',NULL);
INSERT INTO "recurringWork" VALUES(3,'deleteSessions',NULL,NULL,NULL,1795772400796,1795776000796,'done',NULL);
INSERT INTO "recurringWork" VALUES(4,'deleteJobs',NULL,NULL,NULL,1795772400796,1795858800796,'done',NULL);
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
INSERT INTO "rewardModel" VALUES(1,1,1,1,X'50E3C4689B3C86F76310F9D52B6063F210E3BBABB3E938E64385B8E75229FBBD',14,'linear','{"trainingPrompts":10,"temperature":1.0220282070910485,"converged":true,"heldOut":{"accuracyPerPrompt":0.8541666666666667,"logLossPerPrompt":0.24073060086655224,"pairs":14,"accuracy":0.8571428571428571,"logLoss":0.2365107742500796,"prompts":2,"humanAgreement":{"clusters":2,"value":0.8,"interval":{"upper":0.8571428571428571,"lower":0.6666666666666666,"level":0.95},"standardError":0.07045580152952843},"accuracyInterval":{"upper":0.875,"level":0.95,"lower":0.8333333333333334},"tiesSkipped":1,"calibration":[{"upper":0.55,"observed":0.5,"pairs":2,"lower":0.5,"predicted":0.5213335690851754},{"upper":0.6,"observed":0.5,"pairs":2,"lower":0.55,"predicted":0.5947294791955982},{"upper":0.95,"observed":1,"pairs":5,"lower":0.9,"predicted":0.9465375346349145},{"upper":1,"observed":1,"pairs":5,"lower":0.95,"predicted":0.9559208005277112}],"logLossInterval":{"upper":0.2702693871818606,"lower":0.21119181455124386,"level":0.95},"lengthBaseline":0.14285714285714285},"regularisation":0.0625,"iterations":18,"trainingCompletions":30,"trainingComparisons":68,"heldOutComparisons":14,"promotion":{"promoted":true,"reason":"No model is promoted yet, so there is nothing to be worse than."},"crossValidation":[{"logLoss":0.6521175568605376,"regularisation":16,"accuracy":0.7791666666666675},{"logLoss":0.6201282659297579,"regularisation":8,"accuracy":0.7791666666666675},{"logLoss":0.5738663032489291,"regularisation":4,"accuracy":0.7791666666666675},{"logLoss":0.5194668616090525,"regularisation":2,"accuracy":0.7791666666666675},{"logLoss":0.4694007993831422,"regularisation":1,"accuracy":0.7916666666666675},{"logLoss":0.43340097226838736,"regularisation":0.5,"accuracy":0.8027777777777785},{"logLoss":0.4129174033951158,"regularisation":0.25,"accuracy":0.8027777777777785},{"logLoss":0.4043401662384101,"regularisation":0.125,"accuracy":0.8027777777777785},{"logLoss":0.40303160767873475,"regularisation":0.0625,"accuracy":0.8027777777777785},{"logLoss":0.4060979278725102,"regularisation":0.03125,"accuracy":0.8027777777777785},{"logLoss":0.41256385527775813,"regularisation":0.015625,"accuracy":0.8027777777777785}],"columns":331,"seconds":3.083657298,"heldOutPrompts":2}',1795772406904,NULL);
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    createdAt INTEGER NOT NULL
, lastSeenAt INTEGER, address TEXT) STRICT;
INSERT INTO "session" VALUES(1,1,X'55D6D401CEBC4D8BAFC9CD420BE2FA4A1E92E27DEC431AFA5C10488E0CFC4BD1',1798364403423,1795772403423,1795772403423,'127.0.0.1');
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
INSERT INTO "snapshot" VALUES(1,1,X'61F6FE50D143FC3AC46886E6D45929C0B1D851BD6533B1BC3DEFC0ED09C3B959',3822667640246911,28,12,1,1795772403752,2);
CREATE TABLE snapshotRanking (
    snapshotId INTEGER NOT NULL REFERENCES snapshot (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    rankingId INTEGER NOT NULL REFERENCES ranking (id),
    PRIMARY KEY (snapshotId, taskId, rankingId)
) STRICT, WITHOUT ROWID;
INSERT INTO "snapshotRanking" VALUES(1,1,1);
INSERT INTO "snapshotRanking" VALUES(1,1,2);
INSERT INTO "snapshotRanking" VALUES(1,1,26);
INSERT INTO "snapshotRanking" VALUES(1,2,3);
INSERT INTO "snapshotRanking" VALUES(1,2,4);
INSERT INTO "snapshotRanking" VALUES(1,3,5);
INSERT INTO "snapshotRanking" VALUES(1,3,6);
INSERT INTO "snapshotRanking" VALUES(1,3,30);
INSERT INTO "snapshotRanking" VALUES(1,4,7);
INSERT INTO "snapshotRanking" VALUES(1,4,8);
INSERT INTO "snapshotRanking" VALUES(1,5,9);
INSERT INTO "snapshotRanking" VALUES(1,5,10);
INSERT INTO "snapshotRanking" VALUES(1,6,11);
INSERT INTO "snapshotRanking" VALUES(1,6,12);
INSERT INTO "snapshotRanking" VALUES(1,7,13);
INSERT INTO "snapshotRanking" VALUES(1,7,14);
INSERT INTO "snapshotRanking" VALUES(1,8,15);
INSERT INTO "snapshotRanking" VALUES(1,8,16);
INSERT INTO "snapshotRanking" VALUES(1,9,17);
INSERT INTO "snapshotRanking" VALUES(1,9,18);
INSERT INTO "snapshotRanking" VALUES(1,9,27);
INSERT INTO "snapshotRanking" VALUES(1,10,19);
INSERT INTO "snapshotRanking" VALUES(1,10,20);
INSERT INTO "snapshotRanking" VALUES(1,10,29);
INSERT INTO "snapshotRanking" VALUES(1,11,21);
INSERT INTO "snapshotRanking" VALUES(1,11,22);
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
    createdAt INTEGER NOT NULL, kind TEXT NOT NULL DEFAULT 'ranking', importId INTEGER REFERENCES import (id), withdrawnWithImport INTEGER NOT NULL DEFAULT 0 CHECK (withdrawnWithImport IN (0, 1)), peakOverlap INTEGER, idsTellOrder INTEGER NOT NULL DEFAULT 0 CHECK (idsTellOrder IN (0, 1)),
    -- The heart of the assignment contract: a transaction that would hand out one too many cannot be written.
    CHECK (counted + leased <= slots),
    CHECK (withdrawnAt IS NULL OR leased = 0),
    UNIQUE (promptId, completionsHash)
) STRICT;
INSERT INTO "task" VALUES(1,1,1,X'65DA40CD3E2BDB18CC577A38A390648B829C456958099E52774084AD49526AB5','q0',0,NULL,3,3,0,0,1,1,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(2,1,2,X'5A26C0C409838CDEA99EC4B779F619D67BB0D24E9299B63FB368DC3EB406DE16','q1',0,NULL,3,2,0,0,1,2,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(3,1,3,X'ED48309BD45DBBB88F619C601BB0DF7A3E33E0BE2E7D93BE40200DC3532C8F8B','q2',0,NULL,3,3,0,0,1,3,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(4,1,4,X'57B1B994CFF7CA084E0272AD4306BEAB053C94C05A325088C19E67CDFE50BFFE','q3',0,NULL,3,2,0,1,1,17,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(5,1,5,X'AACA03554FA935EBA1258D5DEF29C93A513E28E0314D3D5E1B4D51EB477A6CCF','q4',0,NULL,3,2,0,0,1,5,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(6,1,6,X'DED1B5AA95ECB60F54078CE3B48E04A7F8AE42ABCF87CBCC6DABB43707B477B3','q5',0,NULL,3,2,1,0,1,6,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(7,1,7,X'CE4AD66A8D63F71EBFFD8A975E7301AFDA404EFBFDA0A7C9166CE753379F15ED','q6',0,NULL,3,2,0,1,1,18,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(8,1,8,X'CE03535ACFE51A9B7CB51ECE19928854D3613D76F46245807BAB7E55EDAE0D52','q7',0,NULL,3,2,0,0,1,8,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(9,1,9,X'BFF86295CC638D22842D0B8C5AA5573ACF1876BAB9BB97893114E2EC8963CE43','q8',0,NULL,3,3,0,0,1,9,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(10,1,10,X'D4B7AF35D0B0F2AFF09E432E55C095EA0868175FBD0956DB7867F481F339E0F3','q9',0,NULL,3,3,0,0,1,10,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(11,1,11,X'E2ACC629887E31FC6737A7E54A6C20150FF2C56CA8658A18544B2D966C29EAFA','q10',0,NULL,3,2,0,0,1,11,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(12,1,12,X'F76390153801DE461B1847807027389734535976509FF9B99FEC03DA2C5C8D1B','q11',0,NULL,3,2,1,0,1,12,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(13,1,13,X'3D7356BA16E99FFA025FC93A3BCD8F0ECFD28FEAD4FA56677160A6BBE55AD0D4','q12',0,NULL,3,0,0,0,0,13,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(14,1,14,X'47C0390B20080CAABB3146E4553A3A36A012C4BFCDC3C9E2C46F25FB5693B5F8','q13',0,NULL,3,0,0,0,0,14,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(15,1,15,X'1C9C9B93F85567B931AC8082B552D85B623C2F0B47AEDD2FC4154DC2715376BA','q14',0,NULL,3,0,0,0,0,15,NULL,1795772399325,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(16,1,16,X'53B650663250A791DEECD0933FA9024EE64C7A0287E768F0B78DD2291F5C6954','q15',0,NULL,3,0,0,0,0,16,NULL,1795772399325,'ranking',1,0,NULL,0);
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
INSERT INTO "trainingRun" VALUES(1,1,1,'manual',1,'succeeded','evaluation',1.0,'Measuring on 2 held-out prompts','{"trainingPrompts":10,"temperature":1.0220282070910485,"converged":true,"heldOut":{"accuracyPerPrompt":0.8541666666666667,"logLossPerPrompt":0.24073060086655224,"pairs":14,"accuracy":0.8571428571428571,"logLoss":0.2365107742500796,"prompts":2,"humanAgreement":{"clusters":2,"value":0.8,"interval":{"upper":0.8571428571428571,"lower":0.6666666666666666,"level":0.95},"standardError":0.07045580152952843},"accuracyInterval":{"upper":0.875,"level":0.95,"lower":0.8333333333333334},"tiesSkipped":1,"calibration":[{"upper":0.55,"observed":0.5,"pairs":2,"lower":0.5,"predicted":0.5213335690851754},{"upper":0.6,"observed":0.5,"pairs":2,"lower":0.55,"predicted":0.5947294791955982},{"upper":0.95,"observed":1,"pairs":5,"lower":0.9,"predicted":0.9465375346349145},{"upper":1,"observed":1,"pairs":5,"lower":0.95,"predicted":0.9559208005277112}],"logLossInterval":{"upper":0.2702693871818606,"lower":0.21119181455124386,"level":0.95},"lengthBaseline":0.14285714285714285},"regularisation":0.0625,"iterations":18,"trainingCompletions":30,"trainingComparisons":68,"heldOutComparisons":14,"promotion":{"promoted":true,"reason":"No model is promoted yet, so there is nothing to be worse than."},"crossValidation":[{"logLoss":0.6521175568605376,"regularisation":16,"accuracy":0.7791666666666675},{"logLoss":0.6201282659297579,"regularisation":8,"accuracy":0.7791666666666675},{"logLoss":0.5738663032489291,"regularisation":4,"accuracy":0.7791666666666675},{"logLoss":0.5194668616090525,"regularisation":2,"accuracy":0.7791666666666675},{"logLoss":0.4694007993831422,"regularisation":1,"accuracy":0.7916666666666675},{"logLoss":0.43340097226838736,"regularisation":0.5,"accuracy":0.8027777777777785},{"logLoss":0.4129174033951158,"regularisation":0.25,"accuracy":0.8027777777777785},{"logLoss":0.4043401662384101,"regularisation":0.125,"accuracy":0.8027777777777785},{"logLoss":0.40303160767873475,"regularisation":0.0625,"accuracy":0.8027777777777785},{"logLoss":0.4060979278725102,"regularisation":0.03125,"accuracy":0.8027777777777785},{"logLoss":0.41256385527775813,"regularisation":0.015625,"accuracy":0.8027777777777785}],"columns":331,"seconds":3.083657298,"heldOutPrompts":2}',1795772403795,1795772403809,1795772406904);
CREATE TABLE "user" (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL CHECK (username <> ''),
    role TEXT NOT NULL,
    passwordHash TEXT,
    isDisabled INTEGER NOT NULL DEFAULT 0 CHECK (isDisabled IN (0, 1)),
    isImport INTEGER NOT NULL DEFAULT 0 CHECK (isImport IN (0, 1)),
    -- When the person was pseudonymised: the rankings stay, the name and the credentials are gone.
    deletedAt INTEGER,
    createdAt INTEGER NOT NULL, settings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings)),
    CHECK (isImport = 0 OR passwordHash IS NULL),
    CHECK (deletedAt IS NULL OR (isDisabled = 1 AND passwordHash IS NULL))
) STRICT;
INSERT INTO "user" VALUES(1,'Ada','admin','$scrypt$ln=17,r=8,p=1$Z8N1vDM4YgerKhTWvTgBbQ==$yDgJL0hP2mxiVWHKD2tDLkFJKyU6FxApXw6MLipqSdc=',0,0,NULL,1795772391612,'{}');
INSERT INTO "user" VALUES(2,'lea','labeler','$scrypt$ln=17,r=8,p=1$DJhGj9f7ug1JdxDebtupSA==$X+rg/IZxQ1Q0xSryPc1h7G4IFz3oYTu3905WAinyQ6c=',0,0,NULL,1795772394387,'{}');
INSERT INTO "user" VALUES(3,'max','labeler','$scrypt$ln=17,r=8,p=1$QhwRN009WQZLUt5M6qs3qw==$5jbXldTX7aBGhQg+IpCoCl8AMfRtW8IMkwD0YBNfRnI=',0,0,NULL,1795772396414,'{}');
INSERT INTO "user" VALUES(4,'import:tasks.ndjson/file-1','labeler',NULL,0,1,NULL,1795772399325,'{}');
INSERT INTO "user" VALUES(5,'import:tasks.ndjson/file-2','labeler',NULL,0,1,NULL,1795772399325,'{}');
INSERT INTO "user" VALUES(6,'Zoë','manager',NULL,0,0,NULL,1795772403452,'{}');
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
CREATE TRIGGER projectChanged
AFTER UPDATE OF slug, name, kind, instructions, overlap, leaseSeconds, editWindowSeconds, plainText,
    gentleCheck, completeStartedFirst, retrainAt, timeZone, status ON project
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
CREATE INDEX rankingImport ON ranking (importId, taskId) WHERE importId IS NOT NULL;
CREATE INDEX assignmentSkipped ON assignment (projectId, userId, finishedAt, id) WHERE status = 'skipped';
COMMIT;
