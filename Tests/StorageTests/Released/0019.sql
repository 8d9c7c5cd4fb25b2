-- Made by dump.py from commit c778b0b.
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
INSERT INTO "accessToken" VALUES(1,1,'dump',X'3E2CC8E1D8FFDE930C05FF275C0AC7656F4E56ED40205B875006F91095791246',1795804731647,NULL,1795804726899,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(2,2,'dump',X'7C05A3E1630E8552401283A8971B80BFBC7AD0F031B0BA1EEB21293B9D02D8CD',1795804736175,NULL,1795804727339,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(3,3,'dump',X'B6AF8CB43370785A550A2ECA1DE39D4227674E2695255A501F8331064EA869F9',1795804736094,NULL,1795804727918,NULL,0,NULL);
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
INSERT INTO "answer" VALUES(25,13,'sexualContent','true');
INSERT INTO "answer" VALUES(25,15,'overall','6');
INSERT INTO "answer" VALUES(26,13,'sexualContent','true');
INSERT INTO "answer" VALUES(26,15,'overall','6');
INSERT INTO "answer" VALUES(27,1,'sexualContent','true');
INSERT INTO "answer" VALUES(27,3,'overall','6');
INSERT INTO "answer" VALUES(28,7,'sexualContent','true');
INSERT INTO "answer" VALUES(28,9,'overall','6');
INSERT INTO "answer" VALUES(29,7,'sexualContent','true');
INSERT INTO "answer" VALUES(29,9,'overall','6');
INSERT INTO "answer" VALUES(30,19,'sexualContent','true');
INSERT INTO "answer" VALUES(30,20,'overall','6');
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
INSERT INTO "assignment" VALUES(1,1,1,4,'submitted',0,'[2,1,3]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(2,1,1,5,'submitted',0,'[2,1,3]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(3,1,2,4,'submitted',0,'[6,5,4]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(4,1,2,5,'submitted',0,'[6,5,4]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(5,1,3,4,'submitted',0,'[9,7,8]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(6,1,3,5,'submitted',0,'[9,7,8]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(7,1,4,4,'submitted',0,'[12,11,10]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(8,1,4,5,'submitted',0,'[12,11,10]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(9,1,5,4,'submitted',0,'[15,13,14]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(10,1,5,5,'submitted',0,'[15,13,14]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(11,1,6,4,'submitted',0,'[16,18,17]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(12,1,6,5,'submitted',0,'[16,18,17]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(13,1,7,4,'submitted',0,'[21,20,19]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(14,1,7,5,'submitted',0,'[21,20,19]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(15,1,8,4,'submitted',0,'[23,22,24]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(16,1,8,5,'submitted',0,'[23,22,24]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(17,1,9,4,'submitted',0,'[25,26,27]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(18,1,9,5,'submitted',0,'[25,26,27]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(19,1,10,4,'submitted',0,'[29,28,30]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(20,1,10,5,'submitted',0,'[29,28,30]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(21,1,11,4,'submitted',0,'[31,33,32]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(22,1,11,5,'submitted',0,'[31,33,32]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(23,1,12,4,'submitted',0,'[35,34,36]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(24,1,12,5,'submitted',0,'[35,34,36]',1795804726239,1795804726239,1795804726239,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(25,1,5,2,'submitted',-2196057415772631130,'[15,13,14]',1795804736215,1795806536215,1795804736272,NULL,NULL,1,2,1,0);
INSERT INTO "assignment" VALUES(26,1,1,2,'submitted',-4247884514489146083,'[3,1,2]',1795804736305,1795806536305,1795804736365,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(27,1,3,2,'skipped',-1504473902011041147,'[8,7,9]',1795804736376,1795806536376,1795804736390,'unclear','Which two?',1,1,1,0);
INSERT INTO "assignment" VALUES(28,1,11,2,'active',-4416071664527966290,'[32,33,31]',1795804736403,1795806536403,NULL,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(29,1,3,3,'submitted',-7036174162755757023,'[9,7,8]',1795804736504,1795806536504,1795804736517,NULL,NULL,1,2,1,0);
INSERT INTO "assignment" VALUES(30,1,7,3,'submitted',-8603099127533930517,'[20,19,21]',1795804736544,1795806536544,1795804736559,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(31,1,12,3,'skipped',3988485843071961859,'[34,35,36]',1795804736573,1795806536573,1795804736590,'unclear','Which two?',1,1,1,0);
INSERT INTO "assignment" VALUES(32,1,4,3,'active',-8560730173515974827,'[10,11,12]',1795804736611,1795806536611,NULL,NULL,NULL,1,1,1,0);
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
INSERT INTO "auditEvent" VALUES(1,NULL,'cli','create','project',1,'{"overlap":"3"}',1795804712820,X'975A32B27050D4099D202B5C5F0B6F5A6E80D762480B4CEAFC742BBEFC2DAA3E');
INSERT INTO "auditEvent" VALUES(2,NULL,'cli','create','user',1,'{"role":"admin"}',1795804713519,X'38E041C99D02A69FF455429D783889207250106A106F30E94610122226621D26');
INSERT INTO "auditEvent" VALUES(3,NULL,'cli','create','user',2,'{"role":"labeler"}',1795804717388,X'CF0858838E6B739625945A196B4D8C70D26C0F3579803202AA566AE62D02F619');
INSERT INTO "auditEvent" VALUES(4,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"2"}',1795804717388,X'D39C88568F9243FD5EA5E5246D52B5C4BD8B0A19CF47570795CC66578DCE326E');
INSERT INTO "auditEvent" VALUES(5,NULL,'cli','create','user',3,'{"role":"labeler"}',1795804723013,X'0DAAF01EBD15751AF772C81457CA538EA1507819A00AF4C14A246F095D350860');
INSERT INTO "auditEvent" VALUES(6,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"3"}',1795804723013,X'EBE23CB1116248C7B9A41F37B99CF29BA9DB7A80B0862F94DDC5BE49334ED07A');
INSERT INTO "auditEvent" VALUES(7,NULL,'cli','create','user',4,'{"role":"labeler"}',1795804726239,X'426A1EC1941E00AD172811283E510C8B2729C8A1A11EA932B262C89567539488');
INSERT INTO "auditEvent" VALUES(8,NULL,'cli','create','user',5,'{"role":"labeler"}',1795804726239,X'2E469D3C9D031BF2EAE15C9D0014CF0A2A914847D95E24062068E80E5800176E');
INSERT INTO "auditEvent" VALUES(9,NULL,'cli','import','project',1,'{"counted":"24","created":"16","import":"1"}',1795804726239,X'08DF126E10174DF7C7F6312E77936991300C03AF744CF7E1D9C4A1BD535E415C');
INSERT INTO "auditEvent" VALUES(10,NULL,'cli','create','accessToken',1,'{"userId":"1"}',1795804726899,X'7770E761F927EF3FD244D316448AE7760F603D22C3AA36497F7958EE91210D2F');
INSERT INTO "auditEvent" VALUES(11,NULL,'cli','create','accessToken',2,'{"userId":"2"}',1795804727339,X'A647D76A4A9BDB18D74ADA88BC861158B1FE7DB4021CA68B446A74432FDE67A9');
INSERT INTO "auditEvent" VALUES(12,NULL,'cli','create','accessToken',3,'{"userId":"3"}',1795804727918,X'E14BCC0E26FD89A8D15835045CEC3D6F054A27743389F39CBCD3EABE61E49D9A');
INSERT INTO "auditEvent" VALUES(13,1,'127.0.0.1','signIn','user',1,'{}',1795804731595,X'2879472721DBF89972B1D5B9874500B74EF66479F26539C5C064C47E0CDFC937');
INSERT INTO "auditEvent" VALUES(14,1,'127.0.0.1','create','user',6,'{"role":"manager"}',1795804731650,X'D3AEB3E84580FCB9B6EA8B57FA143C334AC69E7A88B3A8D8EC7BB3217468D04C');
INSERT INTO "auditEvent" VALUES(15,1,'127.0.0.1','invite','user',6,'{}',1795804731663,X'D1A6ECB482A410145E014D94CAA221697E96A946B7652EF29628840B2EC03518');
INSERT INTO "auditEvent" VALUES(16,NULL,'cli','setPractice','project',1,'{"version":"1"}',1795804736027,X'98D707E082D7DF206C570350077D61C8D40C93311149372C140D0AD957BFAA13');
INSERT INTO "auditEvent" VALUES(17,2,'127.0.0.1','submit','ranking',25,'{"assignment":"25","counted":"true","digest":"e4d065e16af7e2953c4cdae8bcd2618b3914fd74078f698f6d1079cb503f652b","revision":"1"}',1795804736272,X'7068AAE3274A6216F7984B96967B88606F3DFBF1C2D7CCDB8BD1D252530201AC');
INSERT INTO "auditEvent" VALUES(18,2,'127.0.0.1','edit','ranking',26,'{"assignment":"25","counted":"true","digest":"0f65327cd64b0acfe46b1de5865dd7dfd0ec35addb5035ef853b215af6a7c6d7","revision":"2"}',1795804736292,X'B4CD57B0952330834E4DB5C4C65988252D5BFC647F388E6A50FF2AD7D8E00435');
INSERT INTO "auditEvent" VALUES(19,2,'127.0.0.1','submit','ranking',27,'{"assignment":"26","counted":"true","digest":"4eb037b86b5c75c27715fbd7796125b72b5d72eee532cf78b8ea9dc2de7ad793","revision":"1"}',1795804736365,X'A854D9FE72BF102C15278D4818C14DCAB0ED82DBF7EBDCEE65573063D043BF61');
INSERT INTO "auditEvent" VALUES(20,2,'127.0.0.1','skip','assignment',27,'{"reason":"unclear","task":"3"}',1795804736390,X'2D492FFEE299B816BAE7119812F2186BFEED0FE388BD14C96E29B027C24D1BFC');
INSERT INTO "auditEvent" VALUES(21,2,'127.0.0.1','ask','question',1,'{"assignment":"28","message":"1"}',1795804736443,X'67967FF0EF16CC32C4A1E4A28165551B7D7F8FCDEE7D52FE39BAB23B0FD8D84F');
INSERT INTO "auditEvent" VALUES(22,3,'127.0.0.1','submit','ranking',28,'{"assignment":"29","counted":"true","digest":"6fb01d2c6995313eab861bc2ef87b415e537ba67686d41da81b4fa3bb38198f1","revision":"1"}',1795804736517,X'B84FE742611385373F2EA769C9BE69CE7E7C53C07B9945D93F8CB13FC1D8F555');
INSERT INTO "auditEvent" VALUES(23,3,'127.0.0.1','edit','ranking',29,'{"assignment":"29","counted":"true","digest":"a43b15dc3831e6c8699fc2f39f50dbd85f6a606545dc2a341463cbb2b27d389d","revision":"2"}',1795804736531,X'83E9A050D3BB05BAF8ED09036252D9F2072F01B76A1A09968BEC3291DCE1078D');
INSERT INTO "auditEvent" VALUES(24,3,'127.0.0.1','submit','ranking',30,'{"assignment":"30","counted":"true","digest":"c5fc6e31a4a096105672dfd5b3e03d3e6e4f6f399379932c830b2b9b6741dde0","revision":"1"}',1795804736559,X'B707B73EFAC9F243BE76564417C9C7ECB25B01B8464376911A1E1435096215A5');
INSERT INTO "auditEvent" VALUES(25,3,'127.0.0.1','skip','assignment',31,'{"reason":"unclear","task":"12"}',1795804736590,X'C68BFCB7C3F1C8E9E15849FCCA24F1439A4DBC417C86E5AE13D291A114662FBE');
INSERT INTO "auditEvent" VALUES(26,3,'127.0.0.1','ask','question',2,'{"assignment":"32","message":"1"}',1795804736674,X'525CDC3526BB4C229853171EF13FEFA813C895AB83D45061BF895E5B9B20EC6F');
INSERT INTO "auditEvent" VALUES(27,NULL,NULL,'freeze','snapshot',1,'{"sha256":"28e7c15fee4f23bd231e2f4be80abeac4a8c79064e63c5a8e811ccf18e2e43e5"}',1795804736777,X'A439F6898A28907242580B78D6D8114E7804DF7496C69F9D63D2DE76218227C8');
INSERT INTO "auditEvent" VALUES(28,1,NULL,'create','trainingRun',1,'{"trigger":"manual"}',1795804737318,X'ABD411F7429BDD79946F5FF5175418F0F408B0ACB9BC4E2A63AFE06F4FECCA78');
INSERT INTO "auditEvent" VALUES(29,NULL,NULL,'add','rewardModel',1,'{"sha256":"b3671524553eea9efa308844a3387731344784bf1155cfa1f8a26135565e975d"}',1795804750357,X'5D0D2EACA2D4865F9EA319D4C8E4FC1967465CDAF785E5A02262CDF41D4290E5');
INSERT INTO "auditEvent" VALUES(30,NULL,NULL,'finish','trainingRun',1,'{}',1795804750357,X'1B070F8D23A418DCE94BB1133DC7DB7E2CA588C687D74A506D94508DCB87A8E4');
INSERT INTO "auditEvent" VALUES(31,1,'127.0.0.1','promote','rewardModel',1,'{}',1795804750495,X'991B1DF123B58BED41BD4566AA6FE50B5121B03C20C571B2EA04984D784178E2');
CREATE TABLE completion (
    id INTEGER PRIMARY KEY,
    taskId INTEGER NOT NULL REFERENCES task (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The hidden name of the model that wrote it.
    model TEXT,
    text TEXT NOT NULL, messages TEXT,
    UNIQUE (taskId, position)
) STRICT;
INSERT INTO "completion" VALUES(1,1,1,'b','Perhaps 1, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(2,1,0,'a','It is 0.',NULL);
INSERT INTO "completion" VALUES(3,1,2,'c','Ask somebody else.',NULL);
INSERT INTO "completion" VALUES(4,2,2,'c','Ask somebody else. Really.',NULL);
INSERT INTO "completion" VALUES(5,2,1,'b','Perhaps 2, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(6,2,0,'a','It is 2.',NULL);
INSERT INTO "completion" VALUES(7,3,1,'b','Perhaps 3, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(8,3,2,'c','Ask somebody else. Really. Really.',NULL);
INSERT INTO "completion" VALUES(9,3,0,'a','It is 4.',NULL);
INSERT INTO "completion" VALUES(10,4,2,'c','Ask somebody else. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(11,4,1,'b','Perhaps 4, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(12,4,0,'a','It is 6.',NULL);
INSERT INTO "completion" VALUES(13,5,1,'b','Perhaps 5, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(14,5,2,'c','Ask somebody else. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(15,5,0,'a','It is 8.',NULL);
INSERT INTO "completion" VALUES(16,6,0,'a','It is 10.',NULL);
INSERT INTO "completion" VALUES(17,6,2,'c','Ask somebody else. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(18,6,1,'b','Perhaps 6, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(19,7,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(20,7,1,'b','Perhaps 7, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(21,7,0,'a','It is 12.',NULL);
INSERT INTO "completion" VALUES(22,8,1,'b','Perhaps 8, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(23,8,0,'a','It is 14.',NULL);
INSERT INTO "completion" VALUES(24,8,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(25,9,0,'a','It is 16.',NULL);
INSERT INTO "completion" VALUES(26,9,1,'b','Perhaps 9, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(27,9,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(28,10,1,'b','Perhaps 10, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(29,10,0,'a','It is 18.',NULL);
INSERT INTO "completion" VALUES(30,10,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(31,11,0,'a','It is 20.',NULL);
INSERT INTO "completion" VALUES(32,11,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(33,11,1,'b','Perhaps 11, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(34,12,1,'b','Perhaps 12, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(35,12,0,'a','It is 22.',NULL);
INSERT INTO "completion" VALUES(36,12,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(37,13,0,'a','It is 24.',NULL);
INSERT INTO "completion" VALUES(38,13,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(39,13,1,'b','Perhaps 13, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(40,14,0,'a','It is 26.',NULL);
INSERT INTO "completion" VALUES(41,14,1,'b','Perhaps 14, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(42,14,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(43,15,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(44,15,1,'b','Perhaps 15, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(45,15,0,'a','It is 28.',NULL);
INSERT INTO "completion" VALUES(46,16,1,'b','Perhaps 16, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(47,16,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(48,16,0,'a','It is 30.',NULL);
CREATE TABLE draft (
    assignmentId INTEGER PRIMARY KEY REFERENCES assignment (id),
    body BLOB NOT NULL,
    updatedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "draft" VALUES(28,X'7B227469657273223A205B5B33325D5D7D',1795804736483);
INSERT INTO "draft" VALUES(32,X'7B227469657273223A205B5B31305D5D7D',1795804736707);
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
INSERT INTO "form" VALUES(1,1,'{"fields":[{"about":"completion","help":"Overall quality of the answer, from 1 to 7","highLabel":"best","highest":7,"isRequired":false,"key":"q","kind":"likert","label":"Overall quality","lowLabel":"worst","lowest":1,"name":"overall"},{"about":"completion","help":"Fails to follow the correct instruction / task","isRequired":false,"key":"f","kind":"flag","label":"Fails the task","name":"failsTask"},{"about":"completion","help":"Inappropriate for customer assistant","isRequired":false,"key":"i","kind":"flag","label":"Inappropriate","name":"inappropriate"},{"about":"completion","help":"Hallucination","isRequired":false,"key":"h","kind":"flag","label":"Hallucination","name":"hallucination"},{"about":"completion","help":"Satisfies constraint provided in the instruction","isRequired":false,"key":"t","kind":"flag","label":"Meets the constraint","name":"satisfiesConstraint"},{"about":"completion","help":"Contains sexual content","isRequired":false,"key":"x","kind":"flag","label":"Sexual","name":"sexualContent"},{"about":"completion","help":"Contains violent content","isRequired":false,"key":"w","kind":"flag","label":"Violent","name":"violentContent"},{"about":"completion","help":"Encourages or fails to discourage violence/abuse/terrorism/self-harm","isRequired":false,"key":"e","kind":"flag","label":"Encourages harm","name":"encouragesHarm"},{"about":"completion","help":"Denigrates a protected class","isRequired":false,"key":"g","kind":"flag","label":"Denigrates a group","name":"denigrates"},{"about":"completion","help":"Gives harmful advice","isRequired":false,"key":"z","kind":"flag","label":"Harmful advice","name":"harmfulAdvice"},{"about":"completion","help":"Expresses opinion","isRequired":false,"key":"y","kind":"flag","label":"Opinion","name":"expressesOpinion"},{"about":"completion","help":"Expresses moral judgment","isRequired":false,"key":"m","kind":"flag","label":"Moral judgment","name":"moralJudgment"}],"judgement":{"allBad":false,"kind":"ranking","strengthIsRequired":false,"strengths":[],"ties":true},"steps":"together"}',NULL,1795804712820);
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
INSERT INTO "guidelineVersion" VALUES(1,1,'',NULL,1795804712820);
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
INSERT INTO "import" VALUES(1,1,NULL,'tasks.ndjson','podium',16,0,0,24,0,0,0,NULL,NULL,0,1795804726235,1795804726292);
CREATE TABLE installation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    podiumVersion TEXT NOT NULL,
    openedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "installation" VALUES(1,'0.1.0',1795804728194);
CREATE TABLE introduction (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- The newest version of the guidelines that the person has seen, anywhere; NULL: none yet.
    guidelinesSeen INTEGER CHECK (guidelinesSeen >= 1),
    -- When the practice task was answered first.
    practiceDoneAt INTEGER,
    -- When it was left without an answer.
    practiceLeftAt INTEGER,
    PRIMARY KEY (projectId, userId)
) STRICT, WITHOUT ROWID;
INSERT INTO "introduction" VALUES(1,3,NULL,NULL,1795804736120);
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    acceptedAt INTEGER,
    createdAt INTEGER NOT NULL
) STRICT;
INSERT INTO "invitation" VALUES(1,6,X'27BE92A8575649F6BE86FA815964CCF26BFA618C772E5296B1EA4A5282ADACF6',1796409531663,NULL,1795804731663);
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
INSERT INTO "job" VALUES(1,'training',1,1,'{"trainingRunId":1}','succeeded',1795804737339,1,NULL,1.0,'Measured',1795804737339,1795804737360,1795804750395);
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
INSERT INTO "labelerDay" VALUES(1,2,20784,2,0,1795804736365);
INSERT INTO "labelerDay" VALUES(1,3,20784,2,0,1795804736559);
INSERT INTO "labelerDay" VALUES(1,4,20784,12,0,1795804726239);
INSERT INTO "labelerDay" VALUES(1,5,20784,12,0,1795804726239);
CREATE TABLE member (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    role TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId)
) STRICT, WITHOUT ROWID;
INSERT INTO "member" VALUES(1,2,'labeler',1795804717388);
INSERT INTO "member" VALUES(1,3,'labeler',1795804723013);
CREATE TABLE migration (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, appliedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "migration" VALUES(1,'0001_create_schema.sql',X'940101E8B59BC02B83C0481E7C11C1A6346D3549ECD13B5B25A405A1771110F2',1795804712689);
INSERT INTO "migration" VALUES(2,'0002_count_access_changes.sql',X'FE8685589B94771D9E2B4EFEFE5187900B2ABA09D55750CA9CE74AC5F9BF0C8B',1795804712689);
INSERT INTO "migration" VALUES(3,'0003_open_word_lists.sql',X'4256F307242AA5E4658AA7021E40762994A3226015560080CB82D1A76B7B91DD',1795804712689);
INSERT INTO "migration" VALUES(4,'0004_move_models_to_files.sql',X'A806FEC25CDA01616487E0C22498274AFD28A8E98F1410F912EB305030573301',1795804712689);
INSERT INTO "migration" VALUES(5,'0005_add_job.sql',X'2E281B8A07A74DBF41E56AFBF568B48DAF804AFB00F58B0B98465C30387253B8',1795804712689);
INSERT INTO "migration" VALUES(6,'0006_bound_credentials.sql',X'3CAB4BFFBEC24D120158228DA67E92ED921675A91C5E0D05BE835C4DE519C479',1795804712689);
INSERT INTO "migration" VALUES(7,'0007_add_import.sql',X'A2547FC3F50F255F89A99DBEC82D4A52C4B5B751174FA3EF2170F30387D90257',1795804712689);
INSERT INTO "migration" VALUES(8,'0008_deal_completion_ids.sql',X'37D3B4758823C7F7762D9E1A88D4EB8CDB6F930ADB2DC3930067B5835C6644C7',1795804712689);
INSERT INTO "migration" VALUES(9,'0009_forget_names_in_promotions.sql',X'A2D38F4C5DCF8B5A3261CE463BFADB0A01B7FB8CE768515E98B499019D641FBE',1795804712689);
INSERT INTO "migration" VALUES(10,'0010_add_forms.sql',X'F735D0A7EC1F65075D39F7B05F1A3FAB932C37D08FFF5C9F46B5837A6FC6ACD6',1795804712689);
INSERT INTO "migration" VALUES(11,'0011_guard_work_in_hand.sql',X'A3FECDC4AE76DF8F5408CF1BCBAEF0F921024E8E2B50C6CC8B101C87CBDDB27B',1795804712689);
INSERT INTO "migration" VALUES(12,'0012_add_guideline_version.sql',X'A0FBE9F8F21D7F7084DEE7D3F155787277C4FC71B173D077539B19E95047271D',1795804712689);
INSERT INTO "migration" VALUES(13,'0013_show_plain_text.sql',X'253269EEAC0847044778E133C1D684803348177EB7EFCCC375B76600A098C60E',1795804712689);
INSERT INTO "migration" VALUES(14,'0014_add_personal_settings.sql',X'D47CA43A9CC8241F5C76E58A4689AFE88A6FFE546C8B6FA916C9110E58CB457A',1795804712689);
INSERT INTO "migration" VALUES(15,'0015_hide_ids_and_restore_imports.sql',X'BF4DF39096BEB8E3747100EE48F20E33C2CEF28998487866516BFE9E622806F9',1795804712689);
INSERT INTO "migration" VALUES(16,'0016_order_skips.sql',X'07CC2E54CB99664FFB4E0ED50BB2C5E370CF818728ACC976420506051E48BC4C',1795804712689);
INSERT INTO "migration" VALUES(17,'0017_add_turns.sql',X'697447CA5F12239D4D55675DB91589312A8BD396562630279A9BC1AD0FEB0A91',1795804712689);
INSERT INTO "migration" VALUES(18,'0018_add_questions.sql',X'3E3C1E0ABB08132DB023202FA5B09313E077E8171CD49E63A12D2092FE82CA84',1795804712689);
INSERT INTO "migration" VALUES(19,'0019_add_practice.sql',X'63AF2E21CFD1102736AF37BB08551EBE218F17386C0982C1EE22295C744F54E5',1795804712689);
CREATE TABLE practice (
    projectId INTEGER NOT NULL REFERENCES project (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    -- JSON: the prompt, the completions, what is expected and why; NULL: from here on there is none.
    body TEXT CHECK (body IS NULL OR json_valid(body)),
    -- Who made it; NULL: the command line.
    userId INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "practice" VALUES(1,1,'{"completions":[{"text":"I am sorry to hear that! Baking is a journey, and every loaf teaches us something. Keep going, and never lose heart!","why":"Friendly, but it does not answer. Kindness does not stand in for help."},{"text":"Check the starter first: after feeding it should double within six hours. If it does not, the bread cannot rise, whatever else you change.","why":"It names one thing to change, says how to tell, and is short, as was asked."},{"text":"There are many causes. The starter may be weak, the rise too short, the dough too dry, the oven too cold, the flour too old, the kneading too little or too much. Change one after the other, and write down what you did.","why":"Nothing is wrong, but the person asked what to change *first*, and for a short answer."},{"text":"Add a spoonful of salt to the starter every day. Salt makes yeast grow faster.","why":"It is short and sure of itself, and it is false: salt slows yeast down. A false answer that is followed does harm, so it stands below one that merely does not help."}],"expected":{"tiers":[[2],[3],[1],[4]]},"feedback":"Read each answer to its end before you rank. Ask which one you would rather be given: it does what was asked, it is true, and it is no longer than it has to be.\n\nIf two are as good as each other, give them the same rank.","prompt":[{"content":"My sourdough bread is dense and flat. What should I change first? Please keep it short.","role":"user"}]}',NULL,1795804736027);
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
INSERT INTO "project" VALUES(1,'p','Sums','ranking','',3,3,1800,86400,1,'02:30',2185980739297572,'active',18,NULL,1795804712820,NULL,1,0,0);
CREATE TABLE promotion (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    rewardModelId INTEGER NOT NULL REFERENCES rewardModel (id),
    userId INTEGER REFERENCES user (id),
    reason TEXT NOT NULL,
    createdAt INTEGER NOT NULL
) STRICT;
INSERT INTO "promotion" VALUES(1,1,1,1,'Promoted by hand.',1795804750495);
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
INSERT INTO "prompt" VALUES(1,1,X'E8620753806681EE2EB521DF0BC6D92DD90C577776CD93AD1D2843DC89205BA2','[{"content":"Question 0: what is 0 and 0?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(2,1,X'35B169B1B4E29238F17D7ED3E0A9D871E348330327D24BEF44D79502DB00332C','[{"content":"Question 1: what is 1 and 1?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(3,1,X'B59C2BF73E13EF5518C65F3E19FC9F5F4EC5B6356BC400061C680015F0603782','[{"content":"Question 2: what is 2 and 2?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(4,1,X'71408D6D631ACD3E13B89F103B6D56EEFECB9EC34FB462D926CA80664B980C86','[{"content":"Question 3: what is 3 and 3?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(5,1,X'AE13A5576D2DAB4D7A9676485C780C298E2297E98447BEBC754BAE5D91E72E93','[{"content":"Question 4: what is 4 and 4?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(6,1,X'FB2434EB6950A7167436E633B8C651F3460BF2E0BE96246C783DA56991ECB404','[{"content":"Question 5: what is 5 and 5?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(7,1,X'55121C2BFAAA89F95352EF8AF347C09D7F485AB28E7536C0D2665BEE007995F4','[{"content":"Question 6: what is 6 and 6?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(8,1,X'05FD123EE89BA84A9B121133D88497A81883977A37B26932AEED28EE0937067E','[{"content":"Question 7: what is 7 and 7?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(9,1,X'1797E508BB804B0151D005945C78893EA8664DC54F1CE650599A90EB6A39A5EF','[{"content":"Question 8: what is 8 and 8?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(10,1,X'B2A90EB63D05E617F7E0D7EEA37D5273FB63F71CAA8DFF053771B5F5BE7430DC','[{"content":"Question 9: what is 9 and 9?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(11,1,X'DCC9C568DDED1AB1B17F32753F45A7B1821CFB54BFE2061F179239E1BE6C4AA5','[{"content":"Question 10: what is 10 and 10?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(12,1,X'0FC1AE0DB4118DB7EC34A0BAB34760B41537EDE2925E1D7A26EAB16EA398C3E2','[{"content":"Question 11: what is 11 and 11?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(13,1,X'D94178F3937F48608FE18C7D3914F999CE162E3FB1FC641C44406B7E32197D00','[{"content":"Question 12: what is 12 and 12?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(14,1,X'6323D27C4D8F87498474AD2B75CA6E240D9C9782FE816C5F04B38E5C79906F4E','[{"content":"Question 13: what is 13 and 13?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(15,1,X'8677A726296D1AE87CE35BC69783AB1D12890DF608AA83FA51029B9DF0C741FA','[{"content":"Question 14: what is 14 and 14?","role":"user"}]',1795804726239);
INSERT INTO "prompt" VALUES(16,1,X'B869CAFE00839851EE4B80DE697F6855D7F5B5D144E7FCFF3C69EF84E04092F4','[{"content":"Question 15: what is 15 and 15?","role":"user"}]',1795804726239);
CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    assignmentId INTEGER NOT NULL UNIQUE REFERENCES assignment (id),
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- The labeler who asked.
    userId INTEGER NOT NULL REFERENCES user (id),
    isOpen INTEGER NOT NULL CHECK (isOpen IN (0, 1)),
    messages INTEGER NOT NULL,
    -- How many messages, from the first on, the labeler has read, and how many any of the managers has.
    seenByLabeler INTEGER NOT NULL,
    seenByManagers INTEGER NOT NULL,
    -- The order of the inbox: unread, open, closed.
    place INTEGER GENERATED ALWAYS AS (CASE WHEN NOT isOpen THEN 2 WHEN seenByManagers < messages THEN 0 ELSE 1 END) VIRTUAL,
    -- When the last message was written.
    updatedAt INTEGER NOT NULL,
    createdAt INTEGER NOT NULL,
    CHECK (seenByLabeler >= 0 AND seenByLabeler <= messages AND seenByManagers >= 0 AND seenByManagers <= messages)
) STRICT;
INSERT INTO "question" VALUES(1,28,1,2,1,1,1,0,1795804736443,1795804736443);
INSERT INTO "question" VALUES(2,32,1,3,1,1,1,0,1795804736674,1795804736674);
CREATE TABLE questionMessage (
    questionId INTEGER NOT NULL REFERENCES question (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- Whether it was written for the project's managers: who manages may also label, and ask.
    isAnswer INTEGER NOT NULL CHECK (isAnswer IN (0, 1)),
    text TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (questionId, number)
) STRICT, WITHOUT ROWID;
INSERT INTO "questionMessage" VALUES(1,1,2,0,'Is “perhaps” wrong?',1795804736443);
INSERT INTO "questionMessage" VALUES(2,1,3,0,'Is “perhaps” wrong?',1795804736674);
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
INSERT INTO "queueCursor" VALUES(1,2,0,1,3,17);
INSERT INTO "queueCursor" VALUES(1,2,0,1,5,5);
INSERT INTO "queueCursor" VALUES(1,2,0,1,11,11);
INSERT INTO "queueCursor" VALUES(1,3,0,1,3,17);
INSERT INTO "queueCursor" VALUES(1,3,0,1,4,4);
INSERT INTO "queueCursor" VALUES(1,3,0,1,7,7);
INSERT INTO "queueCursor" VALUES(1,3,0,1,12,18);
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
INSERT INTO "ranking" VALUES(1,1,1,1,4,1,1,1,'[[2],[1],[3]]',NULL,NULL,X'9B1726306E91C96D2BE67D34DB0AAC8D88C942B393DFD6EBE04DC8E8F874B381',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(2,2,1,1,5,1,1,1,'[[2],[3],[1]]',NULL,NULL,X'E8F4AA7D5CAA0815E628580DBBA8E6A8CDD4BF6C8DBAD5786E1D00A112763704',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(3,3,1,2,4,1,1,1,'[[6],[5],[4]]',NULL,NULL,X'9F5BC745D4D2B7A603F06EB53A709833FDBE7A33C22E766DA033239E8068345C',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(4,4,1,2,5,1,1,1,'[[6],[4],[5]]',NULL,NULL,X'1E9396CD4D9757DBCC68F7E7973A4334DB6596415762E75C2DA83E2E68797AF8',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(5,5,1,3,4,1,1,1,'[[9],[7],[8]]',NULL,NULL,X'1596F4090D8E3AAFB27DA3103C6AFD194AB904EE3BDECA815B634D8478CF98E8',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(6,6,1,3,5,1,1,1,'[[9],[8],[7]]',NULL,NULL,X'127F694C0632B6B0AA02B1677F90721EE76DE0147621E89F6BF25F51D197F4D4',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(7,7,1,4,4,1,1,1,'[[12],[11],[10]]',NULL,NULL,X'EB7A3D19C5F135D04654E830CAFD6994EBD4526AB036566681BBF7D527B6FE17',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(8,8,1,4,5,1,1,1,'[[12],[10],[11]]',NULL,NULL,X'D3B105113CFEA6E899380AFF12E2AA818E75F63B5BB0249FD6723589C254C55D',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(9,9,1,5,4,1,1,1,'[[15],[13],[14]]',NULL,NULL,X'C67E960232C61100460060FC1BA37A7F6CC2F3D001B6BE31A00CCA3A310E0745',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(10,10,1,5,5,1,1,1,'[[15],[14],[13]]',NULL,NULL,X'33164872051B9CE93F329C97622B28BC483AFE8A99E29FFE3E34C1740414DA38',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(11,11,1,6,4,1,1,1,'[[16],[18],[17]]',NULL,NULL,X'0ECB25525AAD5F9D9B3EC21785F52CBC0DB517E4E899CD68CE3B8FCF6CEFB9F2',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(12,12,1,6,5,1,1,1,'[[16],[17],[18]]',NULL,NULL,X'57238DAB5BA17713D68507C541DB9A37E06F66559863FD6B8CAFF9FD72E4787E',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(13,13,1,7,4,1,1,1,'[[21],[20],[19]]',NULL,NULL,X'46C60B0622CF891EFF20F7CD1D79256CEE309F58AED19517747FF410326D988A',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(14,14,1,7,5,1,1,1,'[[21],[19],[20]]',NULL,NULL,X'116D7F7E8CD861AAB8D38F8C21653DC205EE8E0547554716E30A01B3EF0E27E3',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(15,15,1,8,4,1,1,1,'[[23],[22],[24]]',NULL,NULL,X'EBFB0080AA39B9528AA80485620200E093AC512A578BDD4B2BEF55544158CC1B',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(16,16,1,8,5,1,1,1,'[[23],[24],[22]]',NULL,NULL,X'AF151DBCE9A61283707C18566C7B1CC9AF00C3492442B5762EC02121378ED3EC',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(17,17,1,9,4,1,1,1,'[[25],[26],[27]]',NULL,NULL,X'329F5246E1FA0C88889AEEDB074833167D13F80B497B272810968CBE6258BD8D',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(18,18,1,9,5,1,1,1,'[[25],[27],[26]]',NULL,NULL,X'AF33C856BF2A6E756339C9DE656A62DF27391FF13FB76AB7013115FDB32A76BA',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(19,19,1,10,4,1,1,1,'[[29],[28],[30]]',NULL,NULL,X'D709E1F44DF73D5535A1D218B4DE51E9AC3249A1516D0463B1A32A734B49174A',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(20,20,1,10,5,1,1,1,'[[29],[30],[28]]',NULL,NULL,X'E1E5007E1CAB77484255623FBA0A025B1C03E0048E9F179E446C05FE4EFB019D',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(21,21,1,11,4,1,1,1,'[[31],[33],[32]]',NULL,NULL,X'C32BE9992342AA0676FB0451401C3CD83AC5DA076D96B70B67A90CC064AAA20E',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(22,22,1,11,5,1,1,1,'[[31],[32],[33]]',NULL,NULL,X'6EF0970E6460BC6674F821586B56B3B1F49F20AA62B1456CB8707972570C44DD',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(23,23,1,12,4,1,1,1,'[[35],[34],[36]]',NULL,NULL,X'2511F8AA17871238A4644DC087A7FF977CF8686998446C57B7ED0E8871D524E0',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(24,24,1,12,5,1,1,1,'[[35],[36],[34]]',NULL,NULL,X'10CC4EB8190FDA1683091E5C60D933EFABD491177FA0B43BAE24E1F8804921F1',1795804726239,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(25,25,1,5,2,1,0,1,'[[15],[13,14]]','A note’s “text”',4200,X'E4D065E16AF7E2953C4CDAE8BCD2618B3914FD74078F698F6D1079CB503F652B',1795804736272,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(26,25,1,5,2,2,1,1,'[[15],[13],[14]]','A note’s “text”',4200,X'0F65327CD64B0ACFE46B1DE5865DD7DFD0EC35ADDB5035EF853B215AF6A7C6D7',1795804736292,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(27,26,1,1,2,1,1,1,'[[3],[1,2]]','A note’s “text”',4201,X'4EB037B86B5C75C27715FBD7796125B72B5D72EEE532CF78B8EA9DC2DE7AD793',1795804736365,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(28,29,1,3,3,1,0,1,'[[9],[7,8]]','A note’s “text”',4200,X'6FB01D2C6995313EAB861BC2EF87B415E537BA67686D41DA81B4FA3BB38198F1',1795804736517,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(29,29,1,3,3,2,1,1,'[[9],[7],[8]]','A note’s “text”',4200,X'A43B15DC3831E6C8699FC2F39F50DBD85F6A606545DC2A341463CBB2B27D389D',1795804736531,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(30,30,1,7,3,1,1,1,'[[20],[19,21]]','A note’s “text”',4201,X'C5FC6E31A4A096105672DFD5B3E03D3E6E4F6F399379932C830B2B9B6741DDE0',1795804736559,NULL,NULL,1,NULL,0,NULL,1);
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
INSERT INTO "recurringWork" VALUES(1,'finishChanges',NULL,NULL,NULL,1795804728451,1795804788451,'done',NULL);
INSERT INTO "recurringWork" VALUES(2,'expireLeases',NULL,NULL,NULL,1795804728451,1795804788451,'done',NULL);
INSERT INTO "recurringWork" VALUES(3,'deleteSessions',NULL,NULL,NULL,1795804728451,1795808328451,'done',NULL);
INSERT INTO "recurringWork" VALUES(4,'deleteJobs',NULL,NULL,NULL,1795804728451,1795891128451,'done',NULL);
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
INSERT INTO "rewardModel" VALUES(1,1,1,1,X'50E3C4689B3C86F76310F9D52B6063F210E3BBABB3E938E64385B8E75229FBBD',14,'linear','{"folds":5,"length":{"accuracyDifference":{"interval":{"lower":-0.044444444444444446,"upper":0,"level":0.95},"clusters":12,"standardError":0.01190906694662737,"value":-0.018292682926829267},"candidateLogLoss":0.35435791864534266,"logLoss":0.37279563546934263,"accuracy":0.823170731707317,"prompts":12,"logLossDifference":{"interval":{"level":0.95,"lower":-0.08528442944109271,"upper":0.060433808331315834},"clusters":12,"standardError":0.037610533711720844,"value":-0.018437716823999955},"candidateAccuracy":0.8048780487804879},"seconds":12.984831169,"promotion":{"grounds":"noBetterThanLength","promoted":false,"reason":"No better than the lengths of the completions alone as far as 12 prompts can tell: log loss 0.354 against 0.373, difference -0.018 (95 % interval -0.085 … +0.060), accuracy -1.8 points (95 % interval -4.4 … +0.0). Rank more prompts."},"iterations":15,"wordPairScale":0,"columns":361,"regularisation":0.03125,"converged":true,"crossValidation":[{"logLoss":0.6379314017880108,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":16},{"logLoss":0.5962389482629258,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":8},{"logLoss":0.5379615647557969,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":4},{"logLoss":0.4719073448353162,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":2},{"logLoss":0.4125397779974071,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":1},{"logLoss":0.3691569249627501,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":0.5},{"logLoss":0.3426244953992164,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":0.25},{"logLoss":0.3290129374709616,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":0.125},{"logLoss":0.32349738452930177,"accuracy":0.8113207547169821,"wordPairScale":0,"regularisation":0.0625},{"logLoss":0.322395877368417,"accuracy":0.8113207547169821,"wordPairScale":0,"regularisation":0.03125},{"logLoss":0.3246230260018143,"accuracy":0.8113207547169821,"wordPairScale":0,"regularisation":0.015625},{"logLoss":0.32938243184923116,"accuracy":0.8113207547169821,"wordPairScale":0,"regularisation":0.0078125}],"tieProbability":0.03705635551734051,"trainingPrompts":12,"temperature":1.001005685447067,"trainingComparisons":82,"trainingTies":2,"heldOut":{"humanAgreement":{"value":0.6428571428571429,"standardError":0.04942396833608044,"interval":{"level":0.95,"upper":0.7236842105263158,"lower":0.5384615384615384},"clusters":12},"accuracyInterval":{"upper":0.8400674157303367,"level":0.95,"lower":0.7590361445783133},"accuracy":0.8048780487804879,"prompts":12,"promptGroups":12,"tiesSkipped":2,"pairs":82,"calibration":[{"upper":0.55,"observed":0.5,"pairs":10,"lower":0.5,"predicted":0.5287578352171098},{"upper":0.6,"observed":0.4666666666666667,"pairs":15,"lower":0.55,"predicted":0.569811164751577},{"upper":0.65,"observed":0.6666666666666666,"pairs":3,"lower":0.6,"predicted":0.6365243326642013},{"upper":0.95,"observed":1,"pairs":2,"lower":0.9,"predicted":0.9438270123291501},{"upper":1,"observed":0.9615384615384616,"pairs":52,"lower":0.95,"predicted":0.9717234773075755}],"accuracyPerPrompt":0.8090277777777778,"logLossInterval":{"upper":0.4886203544909494,"lower":0.2546595796479797,"level":0.95},"lengthBaseline":0.17682926829268292,"logLoss":0.35435791864534266,"logLossPerPrompt":0.3403800023309367},"coin":{"accuracyDifference":{"interval":{"lower":0.25903614457831325,"level":0.95,"upper":0.3400674157303367},"clusters":12,"standardError":0.021173146439206994,"value":0.3048780487804878},"candidateLogLoss":0.35435791864534266,"logLoss":0.6931471805599453,"accuracy":0.5,"prompts":12,"logLossDifference":{"interval":{"level":0.95,"upper":-0.20552978368725938,"lower":-0.4383580204209645},"clusters":12,"standardError":0.06145391883491562,"value":-0.3387892619146026},"candidateAccuracy":0.8048780487804879},"trainingCompletions":36,"identicalComparisons":0}',1795804750357,NULL);
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    createdAt INTEGER NOT NULL
, lastSeenAt INTEGER, address TEXT) STRICT;
INSERT INTO "session" VALUES(1,1,X'C03F65756268CE07B673E8FA0E1587A27E7086A1AB5EBEADAF253468A41E1F02',1798396731595,1795804731595,1795804731595,'127.0.0.1');
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
INSERT INTO "snapshot" VALUES(1,1,X'28E7C15FEE4F23BD231E2F4BE80ABEAC4A8C79064E63C5A8E811CCF18E2E43E5',2185980739297572,28,12,1,1795804736777,2);
CREATE TABLE snapshotRanking (
    snapshotId INTEGER NOT NULL REFERENCES snapshot (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    rankingId INTEGER NOT NULL REFERENCES ranking (id),
    PRIMARY KEY (snapshotId, taskId, rankingId)
) STRICT, WITHOUT ROWID;
INSERT INTO "snapshotRanking" VALUES(1,1,1);
INSERT INTO "snapshotRanking" VALUES(1,1,2);
INSERT INTO "snapshotRanking" VALUES(1,1,27);
INSERT INTO "snapshotRanking" VALUES(1,2,3);
INSERT INTO "snapshotRanking" VALUES(1,2,4);
INSERT INTO "snapshotRanking" VALUES(1,3,5);
INSERT INTO "snapshotRanking" VALUES(1,3,6);
INSERT INTO "snapshotRanking" VALUES(1,3,29);
INSERT INTO "snapshotRanking" VALUES(1,4,7);
INSERT INTO "snapshotRanking" VALUES(1,4,8);
INSERT INTO "snapshotRanking" VALUES(1,5,9);
INSERT INTO "snapshotRanking" VALUES(1,5,10);
INSERT INTO "snapshotRanking" VALUES(1,5,26);
INSERT INTO "snapshotRanking" VALUES(1,6,11);
INSERT INTO "snapshotRanking" VALUES(1,6,12);
INSERT INTO "snapshotRanking" VALUES(1,7,13);
INSERT INTO "snapshotRanking" VALUES(1,7,14);
INSERT INTO "snapshotRanking" VALUES(1,7,30);
INSERT INTO "snapshotRanking" VALUES(1,8,15);
INSERT INTO "snapshotRanking" VALUES(1,8,16);
INSERT INTO "snapshotRanking" VALUES(1,9,17);
INSERT INTO "snapshotRanking" VALUES(1,9,18);
INSERT INTO "snapshotRanking" VALUES(1,10,19);
INSERT INTO "snapshotRanking" VALUES(1,10,20);
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
INSERT INTO "task" VALUES(1,1,1,X'65DA40CD3E2BDB18CC577A38A390648B829C456958099E52774084AD49526AB5','q0',0,NULL,3,3,0,0,1,1,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(2,1,2,X'5A26C0C409838CDEA99EC4B779F619D67BB0D24E9299B63FB368DC3EB406DE16','q1',0,NULL,3,2,0,0,1,2,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(3,1,3,X'ED48309BD45DBBB88F619C601BB0DF7A3E33E0BE2E7D93BE40200DC3532C8F8B','q2',0,NULL,3,3,0,1,1,17,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(4,1,4,X'57B1B994CFF7CA084E0272AD4306BEAB053C94C05A325088C19E67CDFE50BFFE','q3',0,NULL,3,2,1,0,1,4,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(5,1,5,X'AACA03554FA935EBA1258D5DEF29C93A513E28E0314D3D5E1B4D51EB477A6CCF','q4',0,NULL,3,3,0,0,1,5,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(6,1,6,X'DED1B5AA95ECB60F54078CE3B48E04A7F8AE42ABCF87CBCC6DABB43707B477B3','q5',0,NULL,3,2,0,0,1,6,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(7,1,7,X'CE4AD66A8D63F71EBFFD8A975E7301AFDA404EFBFDA0A7C9166CE753379F15ED','q6',0,NULL,3,3,0,0,1,7,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(8,1,8,X'CE03535ACFE51A9B7CB51ECE19928854D3613D76F46245807BAB7E55EDAE0D52','q7',0,NULL,3,2,0,0,1,8,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(9,1,9,X'BFF86295CC638D22842D0B8C5AA5573ACF1876BAB9BB97893114E2EC8963CE43','q8',0,NULL,3,2,0,0,1,9,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(10,1,10,X'D4B7AF35D0B0F2AFF09E432E55C095EA0868175FBD0956DB7867F481F339E0F3','q9',0,NULL,3,2,0,0,1,10,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(11,1,11,X'E2ACC629887E31FC6737A7E54A6C20150FF2C56CA8658A18544B2D966C29EAFA','q10',0,NULL,3,2,1,0,1,11,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(12,1,12,X'F76390153801DE461B1847807027389734535976509FF9B99FEC03DA2C5C8D1B','q11',0,NULL,3,2,0,1,1,18,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(13,1,13,X'3D7356BA16E99FFA025FC93A3BCD8F0ECFD28FEAD4FA56677160A6BBE55AD0D4','q12',0,NULL,3,0,0,0,0,13,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(14,1,14,X'47C0390B20080CAABB3146E4553A3A36A012C4BFCDC3C9E2C46F25FB5693B5F8','q13',0,NULL,3,0,0,0,0,14,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(15,1,15,X'1C9C9B93F85567B931AC8082B552D85B623C2F0B47AEDD2FC4154DC2715376BA','q14',0,NULL,3,0,0,0,0,15,NULL,1795804726239,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(16,1,16,X'53B650663250A791DEECD0933FA9024EE64C7A0287E768F0B78DD2291F5C6954','q15',0,NULL,3,0,0,0,0,16,NULL,1795804726239,'ranking',1,0,NULL,0);
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
INSERT INTO "trainingRun" VALUES(1,1,1,'manual',1,'succeeded','evaluation',1.0,'Measured','{"folds":5,"length":{"accuracyDifference":{"interval":{"lower":-0.044444444444444446,"upper":0,"level":0.95},"clusters":12,"standardError":0.01190906694662737,"value":-0.018292682926829267},"candidateLogLoss":0.35435791864534266,"logLoss":0.37279563546934263,"accuracy":0.823170731707317,"prompts":12,"logLossDifference":{"interval":{"level":0.95,"lower":-0.08528442944109271,"upper":0.060433808331315834},"clusters":12,"standardError":0.037610533711720844,"value":-0.018437716823999955},"candidateAccuracy":0.8048780487804879},"seconds":12.984831169,"promotion":{"grounds":"noBetterThanLength","promoted":false,"reason":"No better than the lengths of the completions alone as far as 12 prompts can tell: log loss 0.354 against 0.373, difference -0.018 (95 % interval -0.085 … +0.060), accuracy -1.8 points (95 % interval -4.4 … +0.0). Rank more prompts."},"iterations":15,"wordPairScale":0,"columns":361,"regularisation":0.03125,"converged":true,"crossValidation":[{"logLoss":0.6379314017880108,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":16},{"logLoss":0.5962389482629258,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":8},{"logLoss":0.5379615647557969,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":4},{"logLoss":0.4719073448353162,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":2},{"logLoss":0.4125397779974071,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":1},{"logLoss":0.3691569249627501,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":0.5},{"logLoss":0.3426244953992164,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":0.25},{"logLoss":0.3290129374709616,"accuracy":0.820754716981133,"wordPairScale":0,"regularisation":0.125},{"logLoss":0.32349738452930177,"accuracy":0.8113207547169821,"wordPairScale":0,"regularisation":0.0625},{"logLoss":0.322395877368417,"accuracy":0.8113207547169821,"wordPairScale":0,"regularisation":0.03125},{"logLoss":0.3246230260018143,"accuracy":0.8113207547169821,"wordPairScale":0,"regularisation":0.015625},{"logLoss":0.32938243184923116,"accuracy":0.8113207547169821,"wordPairScale":0,"regularisation":0.0078125}],"tieProbability":0.03705635551734051,"trainingPrompts":12,"temperature":1.001005685447067,"trainingComparisons":82,"trainingTies":2,"heldOut":{"humanAgreement":{"value":0.6428571428571429,"standardError":0.04942396833608044,"interval":{"level":0.95,"upper":0.7236842105263158,"lower":0.5384615384615384},"clusters":12},"accuracyInterval":{"upper":0.8400674157303367,"level":0.95,"lower":0.7590361445783133},"accuracy":0.8048780487804879,"prompts":12,"promptGroups":12,"tiesSkipped":2,"pairs":82,"calibration":[{"upper":0.55,"observed":0.5,"pairs":10,"lower":0.5,"predicted":0.5287578352171098},{"upper":0.6,"observed":0.4666666666666667,"pairs":15,"lower":0.55,"predicted":0.569811164751577},{"upper":0.65,"observed":0.6666666666666666,"pairs":3,"lower":0.6,"predicted":0.6365243326642013},{"upper":0.95,"observed":1,"pairs":2,"lower":0.9,"predicted":0.9438270123291501},{"upper":1,"observed":0.9615384615384616,"pairs":52,"lower":0.95,"predicted":0.9717234773075755}],"accuracyPerPrompt":0.8090277777777778,"logLossInterval":{"upper":0.4886203544909494,"lower":0.2546595796479797,"level":0.95},"lengthBaseline":0.17682926829268292,"logLoss":0.35435791864534266,"logLossPerPrompt":0.3403800023309367},"coin":{"accuracyDifference":{"interval":{"lower":0.25903614457831325,"level":0.95,"upper":0.3400674157303367},"clusters":12,"standardError":0.021173146439206994,"value":0.3048780487804878},"candidateLogLoss":0.35435791864534266,"logLoss":0.6931471805599453,"accuracy":0.5,"prompts":12,"logLossDifference":{"interval":{"level":0.95,"upper":-0.20552978368725938,"lower":-0.4383580204209645},"clusters":12,"standardError":0.06145391883491562,"value":-0.3387892619146026},"candidateAccuracy":0.8048780487804879},"trainingCompletions":36,"identicalComparisons":0}',1795804737318,1795804737371,1795804750357);
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
INSERT INTO "user" VALUES(1,'Ada','admin','$scrypt$ln=17,r=8,p=1$K+E3vUMF7zDmPfNifoJslg==$ZVTon5WqQrsjS7Rv64Q2a7IOyXweXFegsJRD2CKXkis=',0,0,NULL,1795804713519,'{}');
INSERT INTO "user" VALUES(2,'lea','labeler','$scrypt$ln=17,r=8,p=1$7XXFzavwq42Ato0jLfKtEQ==$5jadmwFlJ5Cu3vokO/aIf7sFw+Q1ZArqvPmMQx7rj24=',0,0,NULL,1795804717388,'{}');
INSERT INTO "user" VALUES(3,'max','labeler','$scrypt$ln=17,r=8,p=1$c9bf7yoH6MGdnRXDe++x1Q==$5lcVJJmdO99xedlF2MgOX67PhUbu5Ns0nYeOCvcGy14=',0,0,NULL,1795804723013,'{}');
INSERT INTO "user" VALUES(4,'import:tasks.ndjson/file-1','labeler',NULL,0,1,NULL,1795804726239,'{}');
INSERT INTO "user" VALUES(5,'import:tasks.ndjson/file-2','labeler',NULL,0,1,NULL,1795804726239,'{}');
INSERT INTO "user" VALUES(6,'Zoë','manager',NULL,0,0,NULL,1795804731650,'{}');
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
CREATE INDEX questionInbox ON question (projectId, place, updatedAt DESC, id DESC);
CREATE INDEX questionOwn ON question (projectId, userId, updatedAt DESC, id DESC);
CREATE INDEX questionUnseen ON question (projectId, userId) WHERE seenByLabeler < messages;
CREATE TRIGGER questionMessageKept BEFORE DELETE ON questionMessage
BEGIN
    SELECT RAISE(ABORT, 'messages are kept');
END;
CREATE TRIGGER questionMessageFixed BEFORE UPDATE ON questionMessage
BEGIN
    SELECT RAISE(ABORT, 'a message is never changed');
END;
CREATE INDEX rankingNote ON ranking (projectId, id) WHERE isCurrent = 1 AND note <> '' AND withdrawnAt IS NULL;
CREATE INDEX assignmentSkipComment ON assignment (projectId, finishedAt, id)
    WHERE status = 'skipped' AND skipComment <> '';
CREATE TRIGGER practiceKept BEFORE DELETE ON practice
BEGIN
    SELECT RAISE(ABORT, 'practice tasks are kept');
END;
CREATE TRIGGER practiceFixed BEFORE UPDATE ON practice
BEGIN
    SELECT RAISE(ABORT, 'a practice task is never changed, a new version is added');
END;
COMMIT;
