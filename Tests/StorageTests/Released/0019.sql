-- Made by dump.py from commit ec696af.
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
INSERT INTO "accessToken" VALUES(1,1,'dump',X'1A64D8554FBB797D90FE0807012A43879DE86E150FC81A911A24DB6AC543F124',1795806443129,NULL,1795806442187,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(2,2,'dump',X'3318FA6EBFBEE5C6C34911DA609B6A3526385ED50902F07C6BE3D7E708F4121A',1795806443565,NULL,1795806442266,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(3,3,'dump',X'8F2047EA56C4A4FBCFA5E7F96200BEC770A71A623ABEEA4C29698CB780374EE6',1795806443579,NULL,1795806442342,NULL,0,NULL);
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
INSERT INTO "answer" VALUES(25,29,'sexualContent','true');
INSERT INTO "answer" VALUES(25,30,'overall','6');
INSERT INTO "answer" VALUES(26,29,'sexualContent','true');
INSERT INTO "answer" VALUES(26,30,'overall','6');
INSERT INTO "answer" VALUES(27,17,'sexualContent','true');
INSERT INTO "answer" VALUES(27,18,'overall','6');
INSERT INTO "answer" VALUES(28,19,'sexualContent','true');
INSERT INTO "answer" VALUES(28,20,'overall','6');
INSERT INTO "answer" VALUES(29,19,'sexualContent','true');
INSERT INTO "answer" VALUES(29,20,'overall','6');
INSERT INTO "answer" VALUES(30,8,'overall','6');
INSERT INTO "answer" VALUES(30,9,'sexualContent','true');
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
INSERT INTO "assignment" VALUES(1,1,1,4,'submitted',0,'[2,1,3]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(2,1,1,5,'submitted',0,'[2,1,3]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(3,1,2,4,'submitted',0,'[5,6,4]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(4,1,2,5,'submitted',0,'[5,6,4]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(5,1,3,4,'submitted',0,'[8,7,9]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(6,1,3,5,'submitted',0,'[8,7,9]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(7,1,4,4,'submitted',0,'[12,10,11]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(8,1,4,5,'submitted',0,'[12,10,11]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(9,1,5,4,'submitted',0,'[14,15,13]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(10,1,5,5,'submitted',0,'[14,15,13]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(11,1,6,4,'submitted',0,'[16,18,17]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(12,1,6,5,'submitted',0,'[16,18,17]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(13,1,7,4,'submitted',0,'[20,19,21]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(14,1,7,5,'submitted',0,'[20,19,21]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(15,1,8,4,'submitted',0,'[22,23,24]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(16,1,8,5,'submitted',0,'[22,23,24]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(17,1,9,4,'submitted',0,'[26,27,25]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(18,1,9,5,'submitted',0,'[26,27,25]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(19,1,10,4,'submitted',0,'[29,28,30]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(20,1,10,5,'submitted',0,'[29,28,30]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(21,1,11,4,'submitted',0,'[33,32,31]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(22,1,11,5,'submitted',0,'[33,32,31]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(23,1,12,4,'submitted',0,'[35,36,34]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(24,1,12,5,'submitted',0,'[35,36,34]',1795806442095,1795806442095,1795806442095,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(25,1,10,2,'submitted',-7571977072434815443,'[30,29,28]',1795806443588,1795808243588,1795806443600,NULL,NULL,1,2,1,0);
INSERT INTO "assignment" VALUES(26,1,6,2,'submitted',8836511440606444952,'[18,17,16]',1795806443612,1795808243612,1795806443616,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(27,1,9,2,'skipped',7428762662259600490,'[27,26,25]',1795806443619,1795808243619,1795806443623,'unclear','Which two?',1,1,1,0);
INSERT INTO "assignment" VALUES(28,1,12,2,'active',-7868173332224690509,'[34,35,36]',1795806443627,1795808243627,NULL,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(29,1,7,3,'submitted',-8370875677096580168,'[20,19,21]',1795806443658,1795808243658,1795806443662,NULL,NULL,1,2,1,0);
INSERT INTO "assignment" VALUES(30,1,3,3,'submitted',-6293614673066267842,'[8,9,7]',1795806443675,1795808243675,1795806443678,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(31,1,5,3,'skipped',6502892592915319879,'[13,14,15]',1795806443681,1795808243681,1795806443684,'unclear','Which two?',1,1,1,0);
INSERT INTO "assignment" VALUES(32,1,2,3,'active',-3470868352203923092,'[4,6,5]',1795806443686,1795808243686,NULL,NULL,NULL,1,1,1,0);
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
INSERT INTO "auditEvent" VALUES(1,NULL,'cli','create','project',1,'{"overlap":"3"}',1795806439927,X'016512F2105D65EEA4BDC33DC9D1EDD44379E18326664A7C74C1416AF1E838A4');
INSERT INTO "auditEvent" VALUES(2,NULL,'cli','create','user',1,'{"role":"admin"}',1795806440017,X'B442CAD08C7C8A62433DB176628B48870B6332D63378EEC8C2C6AE4F89F65232');
INSERT INTO "auditEvent" VALUES(3,NULL,'cli','create','user',2,'{"role":"labeler"}',1795806440662,X'802FBFBF8AF525EF407A9834ED3AEC96B570ED547DCE9FE099BB29C672B68EBE');
INSERT INTO "auditEvent" VALUES(4,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"2"}',1795806440662,X'B3BE2537508F59F397641E9FFF9C7F890DFB0289BD6BA1298EEA2D89B3864238');
INSERT INTO "auditEvent" VALUES(5,NULL,'cli','create','user',3,'{"role":"labeler"}',1795806441396,X'E9E2DF8634B601A7A4074448B62E0919836C4B4844934B0A87931A3FC858C271');
INSERT INTO "auditEvent" VALUES(6,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"3"}',1795806441396,X'2B8C1E479701C342DC4B0348F61F376BC4E08E515E9BF09C1F413748AB577FA9');
INSERT INTO "auditEvent" VALUES(7,NULL,'cli','create','user',4,'{"role":"labeler"}',1795806442095,X'8157504DC227AE7538F89ABAE619DA8A38F56B42B3B458EF9C13D83767285EC4');
INSERT INTO "auditEvent" VALUES(8,NULL,'cli','create','user',5,'{"role":"labeler"}',1795806442095,X'4C42808F1E86B771E5D440DC7D84BC3B515458064B28AE9C83C1BB0E8C5A61FC');
INSERT INTO "auditEvent" VALUES(9,NULL,'cli','import','project',1,'{"counted":"24","created":"16","import":"1"}',1795806442095,X'414594D63A4A264B93D2AFBBDA164038155EE94868C7396C494CFA0D4710C243');
INSERT INTO "auditEvent" VALUES(10,NULL,'cli','create','accessToken',1,'{"userId":"1"}',1795806442187,X'7F24F686678CBEE41913AA11985879ECAE7D601301636691F55F894D74651F64');
INSERT INTO "auditEvent" VALUES(11,NULL,'cli','create','accessToken',2,'{"userId":"2"}',1795806442266,X'CFD7DCAEFA38D69581573EA9F31B7E3CB6E1B6EFA015BF93B2B953C346F71FE9');
INSERT INTO "auditEvent" VALUES(12,NULL,'cli','create','accessToken',3,'{"userId":"3"}',1795806442342,X'1BF244E09FEACA63525046BE0DDD626C722C995C29D582D230F3BEECECE6E6DA');
INSERT INTO "auditEvent" VALUES(13,1,'127.0.0.1','signIn','user',1,'{}',1795806443122,X'2BF1A49A1775FE70A678107C41316DAF136A8D061A5E773D22E788EC0BE77D4A');
INSERT INTO "auditEvent" VALUES(14,1,'127.0.0.1','create','user',6,'{"role":"manager"}',1795806443133,X'DA265757D688971A8BDA803C59AE6D25E1E0105993C14760A5C06AE22D934F60');
INSERT INTO "auditEvent" VALUES(15,1,'127.0.0.1','invite','user',6,'{}',1795806443134,X'E84F9484B89D30642B3B09E6CD4E961DDE80A958CFD30816287763D4F9694CE5');
INSERT INTO "auditEvent" VALUES(16,NULL,'cli','setPractice','project',1,'{"version":"1"}',1795806443549,X'7B1DDAE7BD026257179A8777C498B8233984EE8EC0C281A55D908E89241A2FB0');
INSERT INTO "auditEvent" VALUES(17,2,'127.0.0.1','submit','ranking',25,'{"assignment":"25","counted":"true","digest":"46bc35fc596c063e3c13f1e6d2f591ff4dd822badbbb8f2ab3c4d9d4a89d71c3","revision":"1"}',1795806443600,X'E2542D846A0EC61BFFBE7B9B034E8AB3366DDEB90CE8A76603D513B5AC9DDA0F');
INSERT INTO "auditEvent" VALUES(18,2,'127.0.0.1','edit','ranking',26,'{"assignment":"25","counted":"true","digest":"fc5a37ca3d6afe0c1a71a4bedeb4e3d3422fbd70b42741c890898903a831c5d0","revision":"2"}',1795806443608,X'760541905B105C8847FA09B6231E9B0F1E4B39DB278486ADFC0D9EA5FB8100F3');
INSERT INTO "auditEvent" VALUES(19,2,'127.0.0.1','submit','ranking',27,'{"assignment":"26","counted":"true","digest":"2e5f830092419f75e21d6c9ab5aed36751439dbb5596376b2f4d1861c587e2df","revision":"1"}',1795806443616,X'EAFDDA087DEE310C4DAC1C8688955DE7BF54740CF6C0BA7576CB048B6A9B9F04');
INSERT INTO "auditEvent" VALUES(20,2,'127.0.0.1','skip','assignment',27,'{"reason":"unclear","task":"9"}',1795806443623,X'022D1FD9A0E00B7AE1D37F6D7B92FEEE21311B6C6347528716349A515857BEAE');
INSERT INTO "auditEvent" VALUES(21,2,'127.0.0.1','ask','question',1,'{"assignment":"28","message":"1"}',1795806443645,X'72C1AC066B675BD8541FDAE0949687B452CC46326832DD039C74CF5F90B81353');
INSERT INTO "auditEvent" VALUES(22,3,'127.0.0.1','submit','ranking',28,'{"assignment":"29","counted":"true","digest":"c5fc6e31a4a096105672dfd5b3e03d3e6e4f6f399379932c830b2b9b6741dde0","revision":"1"}',1795806443662,X'6B1667EE79E116181F7AF5B684AF4C0374F2EDEBCAAD8E08D641ED79E22F55A5');
INSERT INTO "auditEvent" VALUES(23,3,'127.0.0.1','edit','ranking',29,'{"assignment":"29","counted":"true","digest":"e9c8298b9f44a3bd131fe781a37c0b2dcf4cd79727b5c6945d2ddca1b7bee375","revision":"2"}',1795806443671,X'BEE4C9B3D175B5573E0233EEF89406F9B70EBE78E777ADDEB0286C15404942D6');
INSERT INTO "auditEvent" VALUES(24,3,'127.0.0.1','submit','ranking',30,'{"assignment":"30","counted":"true","digest":"a142bef69d1b7f95a6275fd495960ac86833c5ea60e65cd5ac867d30d04a9bd9","revision":"1"}',1795806443678,X'D4595BA3F68ACCDA600A600E746D3FBA2588FA7FD9A2A24240242C312A95505D');
INSERT INTO "auditEvent" VALUES(25,3,'127.0.0.1','skip','assignment',31,'{"reason":"unclear","task":"5"}',1795806443684,X'2D47F08CC84230852DE9604060479B83D16894F2CD406E8F5B499580F648D384');
INSERT INTO "auditEvent" VALUES(26,3,'127.0.0.1','ask','question',2,'{"assignment":"32","message":"1"}',1795806443695,X'60138475C5B4EC6CE355E5C7C2AE32332AF0000AD5C3E64D8C84958825A85E08');
INSERT INTO "auditEvent" VALUES(27,NULL,NULL,'freeze','snapshot',1,'{"sha256":"84b90852b20f5ee7748eaff4f20eca62e3ade8f4aa2e6c3b3806048b9174c76b"}',1795806443701,X'F458446275039B07218124E059665FE633F31F2B172E24B75BEC0D7FBF55FD19');
INSERT INTO "auditEvent" VALUES(28,1,NULL,'create','trainingRun',1,'{"trigger":"manual"}',1795806443709,X'C3288983A2C354F2AD0865CDB1FFEFB2EB367454F491B5C83BDCD65C148F16AF');
INSERT INTO "auditEvent" VALUES(29,NULL,NULL,'add','rewardModel',1,'{"sha256":"3f23e5094df2aa025bc2d2eb24207c530ed710d3c338e8dae80d9435ca1ec294"}',1795806444301,X'EED6226FD6DFD7B4BCAE6F1C2ED8168F941ACE95CBBC6BDBBF9D5AE7E5682DB1');
INSERT INTO "auditEvent" VALUES(30,NULL,NULL,'finish','trainingRun',1,'{}',1795806444301,X'522E867D1A51021F91A5A41FDF87B7C5ADF453952D171CC6F189B75E1710F163');
INSERT INTO "auditEvent" VALUES(31,1,'127.0.0.1','promote','rewardModel',1,'{}',1795806444336,X'A0FC8ABA17DE7F7050864A1FDF4AE6EECAFC5B7AF9D72E27D59557D0CB8D5743');
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
INSERT INTO "completion" VALUES(5,2,0,'a','It is 2.',NULL);
INSERT INTO "completion" VALUES(6,2,1,'b','Perhaps 2, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(7,3,1,'b','Perhaps 3, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(8,3,0,'a','It is 4.',NULL);
INSERT INTO "completion" VALUES(9,3,2,'c','Ask somebody else. Really. Really.',NULL);
INSERT INTO "completion" VALUES(10,4,1,'b','Perhaps 4, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(11,4,2,'c','Ask somebody else. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(12,4,0,'a','It is 6.',NULL);
INSERT INTO "completion" VALUES(13,5,2,'c','Ask somebody else. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(14,5,0,'a','It is 8.',NULL);
INSERT INTO "completion" VALUES(15,5,1,'b','Perhaps 5, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(16,6,0,'a','It is 10.',NULL);
INSERT INTO "completion" VALUES(17,6,2,'c','Ask somebody else. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(18,6,1,'b','Perhaps 6, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(19,7,1,'b','Perhaps 7, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(20,7,0,'a','It is 12.',NULL);
INSERT INTO "completion" VALUES(21,7,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(22,8,0,'a','It is 14.',NULL);
INSERT INTO "completion" VALUES(23,8,1,'b','Perhaps 8, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(24,8,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(25,9,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(26,9,0,'a','It is 16.',NULL);
INSERT INTO "completion" VALUES(27,9,1,'b','Perhaps 9, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(28,10,1,'b','Perhaps 10, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(29,10,0,'a','It is 18.',NULL);
INSERT INTO "completion" VALUES(30,10,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(31,11,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(32,11,1,'b','Perhaps 11, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(33,11,0,'a','It is 20.',NULL);
INSERT INTO "completion" VALUES(34,12,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(35,12,0,'a','It is 22.',NULL);
INSERT INTO "completion" VALUES(36,12,1,'b','Perhaps 12, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(37,13,0,'a','It is 24.',NULL);
INSERT INTO "completion" VALUES(38,13,1,'b','Perhaps 13, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(39,13,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(40,14,1,'b','Perhaps 14, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(41,14,0,'a','It is 26.',NULL);
INSERT INTO "completion" VALUES(42,14,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(43,15,0,'a','It is 28.',NULL);
INSERT INTO "completion" VALUES(44,15,1,'b','Perhaps 15, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(45,15,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(46,16,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(47,16,0,'a','It is 30.',NULL);
INSERT INTO "completion" VALUES(48,16,1,'b','Perhaps 16, perhaps not; who knows?',NULL);
CREATE TABLE draft (
    assignmentId INTEGER PRIMARY KEY REFERENCES assignment (id),
    body BLOB NOT NULL,
    updatedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "draft" VALUES(28,X'7B227469657273223A205B5B33345D5D7D',1795806443655);
INSERT INTO "draft" VALUES(32,X'7B227469657273223A205B5B345D5D7D',1795806443699);
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
INSERT INTO "form" VALUES(1,1,'{"fields":[{"about":"completion","help":"Overall quality of the answer, from 1 to 7","highLabel":"best","highest":7,"isRequired":false,"key":"q","kind":"likert","label":"Overall quality","lowLabel":"worst","lowest":1,"name":"overall"},{"about":"completion","help":"Fails to follow the correct instruction / task","isRequired":false,"key":"f","kind":"flag","label":"Fails the task","name":"failsTask"},{"about":"completion","help":"Inappropriate for customer assistant","isRequired":false,"key":"i","kind":"flag","label":"Inappropriate","name":"inappropriate"},{"about":"completion","help":"Hallucination","isRequired":false,"key":"h","kind":"flag","label":"Hallucination","name":"hallucination"},{"about":"completion","help":"Satisfies constraint provided in the instruction","isRequired":false,"key":"t","kind":"flag","label":"Meets the constraint","name":"satisfiesConstraint"},{"about":"completion","help":"Contains sexual content","isRequired":false,"key":"x","kind":"flag","label":"Sexual","name":"sexualContent"},{"about":"completion","help":"Contains violent content","isRequired":false,"key":"w","kind":"flag","label":"Violent","name":"violentContent"},{"about":"completion","help":"Encourages or fails to discourage violence/abuse/terrorism/self-harm","isRequired":false,"key":"e","kind":"flag","label":"Encourages harm","name":"encouragesHarm"},{"about":"completion","help":"Denigrates a protected class","isRequired":false,"key":"g","kind":"flag","label":"Denigrates a group","name":"denigrates"},{"about":"completion","help":"Gives harmful advice","isRequired":false,"key":"z","kind":"flag","label":"Harmful advice","name":"harmfulAdvice"},{"about":"completion","help":"Expresses opinion","isRequired":false,"key":"y","kind":"flag","label":"Opinion","name":"expressesOpinion"},{"about":"completion","help":"Expresses moral judgment","isRequired":false,"key":"m","kind":"flag","label":"Moral judgment","name":"moralJudgment"}],"judgement":{"allBad":false,"kind":"ranking","strengthIsRequired":false,"strengths":[],"ties":true},"steps":"together"}',NULL,1795806439927);
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
INSERT INTO "guidelineVersion" VALUES(1,1,'',NULL,1795806439927);
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
INSERT INTO "import" VALUES(1,1,NULL,'tasks.ndjson','podium',16,0,0,24,0,0,0,NULL,NULL,0,1795806442093,1795806442108);
CREATE TABLE installation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    podiumVersion TEXT NOT NULL,
    openedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "installation" VALUES(1,'0.1.0',1795806442448);
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
INSERT INTO "introduction" VALUES(1,2,1,NULL,1795806443571);
INSERT INTO "introduction" VALUES(1,3,1,NULL,1795806443582);
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    acceptedAt INTEGER,
    createdAt INTEGER NOT NULL
) STRICT;
INSERT INTO "invitation" VALUES(1,6,X'3A7DBAA3F734C5B64447D5FACC3AE1476EA08F11C249BADA319ECF2546B95397',1796411243134,NULL,1795806443134);
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
INSERT INTO "job" VALUES(1,'training',1,1,'{"trainingRunId":1}','succeeded',1795806443711,1,NULL,1.0,'Cross-validating λ = 0.0625',1795806443711,1795806443713,1795806444316);
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
INSERT INTO "labelerDay" VALUES(1,2,20784,2,0,1795806443616);
INSERT INTO "labelerDay" VALUES(1,3,20784,2,0,1795806443678);
INSERT INTO "labelerDay" VALUES(1,4,20784,12,0,1795806442095);
INSERT INTO "labelerDay" VALUES(1,5,20784,12,0,1795806442095);
CREATE TABLE member (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    role TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId)
) STRICT, WITHOUT ROWID;
INSERT INTO "member" VALUES(1,2,'labeler',1795806440662);
INSERT INTO "member" VALUES(1,3,'labeler',1795806441396);
CREATE TABLE migration (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, appliedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "migration" VALUES(1,'0001_create_schema.sql',X'940101E8B59BC02B83C0481E7C11C1A6346D3549ECD13B5B25A405A1771110F2',1795806439831);
INSERT INTO "migration" VALUES(2,'0002_count_access_changes.sql',X'FE8685589B94771D9E2B4EFEFE5187900B2ABA09D55750CA9CE74AC5F9BF0C8B',1795806439831);
INSERT INTO "migration" VALUES(3,'0003_open_word_lists.sql',X'4256F307242AA5E4658AA7021E40762994A3226015560080CB82D1A76B7B91DD',1795806439831);
INSERT INTO "migration" VALUES(4,'0004_move_models_to_files.sql',X'A806FEC25CDA01616487E0C22498274AFD28A8E98F1410F912EB305030573301',1795806439831);
INSERT INTO "migration" VALUES(5,'0005_add_job.sql',X'2E281B8A07A74DBF41E56AFBF568B48DAF804AFB00F58B0B98465C30387253B8',1795806439831);
INSERT INTO "migration" VALUES(6,'0006_bound_credentials.sql',X'3CAB4BFFBEC24D120158228DA67E92ED921675A91C5E0D05BE835C4DE519C479',1795806439831);
INSERT INTO "migration" VALUES(7,'0007_add_import.sql',X'A2547FC3F50F255F89A99DBEC82D4A52C4B5B751174FA3EF2170F30387D90257',1795806439831);
INSERT INTO "migration" VALUES(8,'0008_deal_completion_ids.sql',X'37D3B4758823C7F7762D9E1A88D4EB8CDB6F930ADB2DC3930067B5835C6644C7',1795806439831);
INSERT INTO "migration" VALUES(9,'0009_forget_names_in_promotions.sql',X'A2D38F4C5DCF8B5A3261CE463BFADB0A01B7FB8CE768515E98B499019D641FBE',1795806439831);
INSERT INTO "migration" VALUES(10,'0010_add_forms.sql',X'F735D0A7EC1F65075D39F7B05F1A3FAB932C37D08FFF5C9F46B5837A6FC6ACD6',1795806439831);
INSERT INTO "migration" VALUES(11,'0011_guard_work_in_hand.sql',X'A3FECDC4AE76DF8F5408CF1BCBAEF0F921024E8E2B50C6CC8B101C87CBDDB27B',1795806439831);
INSERT INTO "migration" VALUES(12,'0012_add_guideline_version.sql',X'A0FBE9F8F21D7F7084DEE7D3F155787277C4FC71B173D077539B19E95047271D',1795806439831);
INSERT INTO "migration" VALUES(13,'0013_show_plain_text.sql',X'253269EEAC0847044778E133C1D684803348177EB7EFCCC375B76600A098C60E',1795806439831);
INSERT INTO "migration" VALUES(14,'0014_add_personal_settings.sql',X'D47CA43A9CC8241F5C76E58A4689AFE88A6FFE546C8B6FA916C9110E58CB457A',1795806439831);
INSERT INTO "migration" VALUES(15,'0015_hide_ids_and_restore_imports.sql',X'BF4DF39096BEB8E3747100EE48F20E33C2CEF28998487866516BFE9E622806F9',1795806439831);
INSERT INTO "migration" VALUES(16,'0016_order_skips.sql',X'07CC2E54CB99664FFB4E0ED50BB2C5E370CF818728ACC976420506051E48BC4C',1795806439831);
INSERT INTO "migration" VALUES(17,'0017_add_turns.sql',X'697447CA5F12239D4D55675DB91589312A8BD396562630279A9BC1AD0FEB0A91',1795806439831);
INSERT INTO "migration" VALUES(18,'0018_add_questions.sql',X'3E3C1E0ABB08132DB023202FA5B09313E077E8171CD49E63A12D2092FE82CA84',1795806439831);
INSERT INTO "migration" VALUES(19,'0019_add_practice.sql',X'63AF2E21CFD1102736AF37BB08551EBE218F17386C0982C1EE22295C744F54E5',1795806439831);
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
INSERT INTO "practice" VALUES(1,1,'{"completions":[{"text":"I am sorry to hear that! Baking is a journey, and every loaf teaches us something. Keep going, and never lose heart!","why":"Friendly, but it does not answer. Kindness does not stand in for help."},{"text":"Check the starter first: after feeding it should double within six hours. If it does not, the bread cannot rise, whatever else you change.","why":"It names one thing to change, says how to tell, and is short, as was asked."},{"text":"There are many causes. The starter may be weak, the rise too short, the dough too dry, the oven too cold, the flour too old, the kneading too little or too much. Change one after the other, and write down what you did.","why":"Nothing is wrong, but the person asked what to change *first*, and for a short answer."},{"text":"Add a spoonful of salt to the starter every day. Salt makes yeast grow faster.","why":"It is short and sure of itself, and it is false: salt slows yeast down. A false answer that is followed does harm, so it stands below one that merely does not help."}],"expected":{"tiers":[[2],[3],[1],[4]]},"feedback":"Read each answer to its end before you rank. Ask which one you would rather be given: it does what was asked, it is true, and it is no longer than it has to be.\n\nIf two are as good as each other, give them the same rank.","prompt":[{"content":"My sourdough bread is dense and flat. What should I change first? Please keep it short.","role":"user"}]}',NULL,1795806443549);
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
INSERT INTO "project" VALUES(1,'p','Sums','ranking','',3,3,1800,86400,1,'02:30',6203757882951143,'active',18,NULL,1795806439927,NULL,1,0,0);
CREATE TABLE promotion (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    rewardModelId INTEGER NOT NULL REFERENCES rewardModel (id),
    userId INTEGER REFERENCES user (id),
    reason TEXT NOT NULL,
    createdAt INTEGER NOT NULL
) STRICT;
INSERT INTO "promotion" VALUES(1,1,1,1,'Promoted by hand.',1795806444336);
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
INSERT INTO "prompt" VALUES(1,1,X'E8620753806681EE2EB521DF0BC6D92DD90C577776CD93AD1D2843DC89205BA2','[{"content":"Question 0: what is 0 and 0?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(2,1,X'35B169B1B4E29238F17D7ED3E0A9D871E348330327D24BEF44D79502DB00332C','[{"content":"Question 1: what is 1 and 1?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(3,1,X'B59C2BF73E13EF5518C65F3E19FC9F5F4EC5B6356BC400061C680015F0603782','[{"content":"Question 2: what is 2 and 2?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(4,1,X'71408D6D631ACD3E13B89F103B6D56EEFECB9EC34FB462D926CA80664B980C86','[{"content":"Question 3: what is 3 and 3?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(5,1,X'AE13A5576D2DAB4D7A9676485C780C298E2297E98447BEBC754BAE5D91E72E93','[{"content":"Question 4: what is 4 and 4?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(6,1,X'FB2434EB6950A7167436E633B8C651F3460BF2E0BE96246C783DA56991ECB404','[{"content":"Question 5: what is 5 and 5?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(7,1,X'55121C2BFAAA89F95352EF8AF347C09D7F485AB28E7536C0D2665BEE007995F4','[{"content":"Question 6: what is 6 and 6?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(8,1,X'05FD123EE89BA84A9B121133D88497A81883977A37B26932AEED28EE0937067E','[{"content":"Question 7: what is 7 and 7?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(9,1,X'1797E508BB804B0151D005945C78893EA8664DC54F1CE650599A90EB6A39A5EF','[{"content":"Question 8: what is 8 and 8?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(10,1,X'B2A90EB63D05E617F7E0D7EEA37D5273FB63F71CAA8DFF053771B5F5BE7430DC','[{"content":"Question 9: what is 9 and 9?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(11,1,X'DCC9C568DDED1AB1B17F32753F45A7B1821CFB54BFE2061F179239E1BE6C4AA5','[{"content":"Question 10: what is 10 and 10?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(12,1,X'0FC1AE0DB4118DB7EC34A0BAB34760B41537EDE2925E1D7A26EAB16EA398C3E2','[{"content":"Question 11: what is 11 and 11?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(13,1,X'D94178F3937F48608FE18C7D3914F999CE162E3FB1FC641C44406B7E32197D00','[{"content":"Question 12: what is 12 and 12?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(14,1,X'6323D27C4D8F87498474AD2B75CA6E240D9C9782FE816C5F04B38E5C79906F4E','[{"content":"Question 13: what is 13 and 13?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(15,1,X'8677A726296D1AE87CE35BC69783AB1D12890DF608AA83FA51029B9DF0C741FA','[{"content":"Question 14: what is 14 and 14?","role":"user"}]',1795806442095);
INSERT INTO "prompt" VALUES(16,1,X'B869CAFE00839851EE4B80DE697F6855D7F5B5D144E7FCFF3C69EF84E04092F4','[{"content":"Question 15: what is 15 and 15?","role":"user"}]',1795806442095);
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
INSERT INTO "question" VALUES(1,28,1,2,1,1,1,0,1795806443645,1795806443645);
INSERT INTO "question" VALUES(2,32,1,3,1,1,1,0,1795806443695,1795806443695);
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
INSERT INTO "questionMessage" VALUES(1,1,2,0,'Is “perhaps” wrong?',1795806443645);
INSERT INTO "questionMessage" VALUES(2,1,3,0,'Is “perhaps” wrong?',1795806443695);
CREATE TABLE queueCursor (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    priority INTEGER NOT NULL,
    started INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    queueSeq INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId, priority, started, lane)
) STRICT, WITHOUT ROWID;
INSERT INTO "queueCursor" VALUES(1,2,0,1,6,6);
INSERT INTO "queueCursor" VALUES(1,2,0,1,9,17);
INSERT INTO "queueCursor" VALUES(1,2,0,1,10,10);
INSERT INTO "queueCursor" VALUES(1,2,0,1,12,12);
INSERT INTO "queueCursor" VALUES(1,3,0,1,2,2);
INSERT INTO "queueCursor" VALUES(1,3,0,1,3,3);
INSERT INTO "queueCursor" VALUES(1,3,0,1,5,18);
INSERT INTO "queueCursor" VALUES(1,3,0,1,7,7);
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
INSERT INTO "ranking" VALUES(1,1,1,1,4,1,1,1,'[[2],[1],[3]]',NULL,NULL,X'9B1726306E91C96D2BE67D34DB0AAC8D88C942B393DFD6EBE04DC8E8F874B381',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(2,2,1,1,5,1,1,1,'[[2],[3],[1]]',NULL,NULL,X'E8F4AA7D5CAA0815E628580DBBA8E6A8CDD4BF6C8DBAD5786E1D00A112763704',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(3,3,1,2,4,1,1,1,'[[5],[6],[4]]',NULL,NULL,X'8250BD639D2D8B176EB955F3FF8FD8E764A7DBFA698B7524E4E1DB4E6F043F1A',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(4,4,1,2,5,1,1,1,'[[5],[4],[6]]',NULL,NULL,X'4EEA33C234B310D314025AE409B06620786F66D193D8C75892FD6EA038E151F7',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(5,5,1,3,4,1,1,1,'[[8],[7],[9]]',NULL,NULL,X'4B363B8CA41FBD280977455CF7F7225BB9A2B845E16845CF972192920E58A46C',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(6,6,1,3,5,1,1,1,'[[8],[9],[7]]',NULL,NULL,X'57B069A202A87B9B43DE72B1BB2FD7CEDF7167086DD77D3394FCE536BD6F0D6A',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(7,7,1,4,4,1,1,1,'[[12],[10],[11]]',NULL,NULL,X'D3B105113CFEA6E899380AFF12E2AA818E75F63B5BB0249FD6723589C254C55D',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(8,8,1,4,5,1,1,1,'[[12],[11],[10]]',NULL,NULL,X'EB7A3D19C5F135D04654E830CAFD6994EBD4526AB036566681BBF7D527B6FE17',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(9,9,1,5,4,1,1,1,'[[14],[15],[13]]',NULL,NULL,X'FB2EBE476521EC7296CE9CFF02C39036CD39CCCA3190607ED4B930C0FC105A86',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(10,10,1,5,5,1,1,1,'[[14],[13],[15]]',NULL,NULL,X'E5EA989A4D673D40AFB75885DAC94565ADE6C42259377CD09250B1963C73C024',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(11,11,1,6,4,1,1,1,'[[16],[18],[17]]',NULL,NULL,X'0ECB25525AAD5F9D9B3EC21785F52CBC0DB517E4E899CD68CE3B8FCF6CEFB9F2',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(12,12,1,6,5,1,1,1,'[[16],[17],[18]]',NULL,NULL,X'57238DAB5BA17713D68507C541DB9A37E06F66559863FD6B8CAFF9FD72E4787E',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(13,13,1,7,4,1,1,1,'[[20],[19],[21]]',NULL,NULL,X'5D61822AAB9F4FBD519E22F9FFBF045D78BC558DEB5022C27B5111C90DF88962',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(14,14,1,7,5,1,1,1,'[[20],[21],[19]]',NULL,NULL,X'F4EBB1179FD67FFCC31C8698FB9EF53E2533672C349970907B1388C13E619271',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(15,15,1,8,4,1,1,1,'[[22],[23],[24]]',NULL,NULL,X'F9580FAEBDBE4A14A8ACC32998B001F7D7FFB4A4E2F877FEF67F15E9AE5B3D77',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(16,16,1,8,5,1,1,1,'[[22],[24],[23]]',NULL,NULL,X'01D17D0EBA8A23BA8CB1E56E48E9E827703342D0C258E64AF81B1EEE56A3DB7F',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(17,17,1,9,4,1,1,1,'[[26],[27],[25]]',NULL,NULL,X'2D7383BCA80D8874B2AB00A125494965F38967DD55DC27B5FE6643C478478DDD',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(18,18,1,9,5,1,1,1,'[[26],[25],[27]]',NULL,NULL,X'ECE19E8A65D3B9B16C7FF3746CE4F404F8CE7173CDD62E4ACFF8CFC6D763227D',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(19,19,1,10,4,1,1,1,'[[29],[28],[30]]',NULL,NULL,X'D709E1F44DF73D5535A1D218B4DE51E9AC3249A1516D0463B1A32A734B49174A',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(20,20,1,10,5,1,1,1,'[[29],[30],[28]]',NULL,NULL,X'E1E5007E1CAB77484255623FBA0A025B1C03E0048E9F179E446C05FE4EFB019D',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(21,21,1,11,4,1,1,1,'[[33],[32],[31]]',NULL,NULL,X'F13CFBE24EAF63BB61EEE90FF491FAB5027BA1949481A7A6A3625C0BA2D70F0F',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(22,22,1,11,5,1,1,1,'[[33],[31],[32]]',NULL,NULL,X'09E3DA64E307D0BE889D4CB895E9C5AB444241AA46680F1B34E39B91EAEA084A',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(23,23,1,12,4,1,1,1,'[[35],[36],[34]]',NULL,NULL,X'10CC4EB8190FDA1683091E5C60D933EFABD491177FA0B43BAE24E1F8804921F1',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(24,24,1,12,5,1,1,1,'[[35],[34],[36]]',NULL,NULL,X'2511F8AA17871238A4644DC087A7FF977CF8686998446C57B7ED0E8871D524E0',1795806442095,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(25,25,1,10,2,1,0,1,'[[30],[29,28]]','A note’s “text”',4200,X'46BC35FC596C063E3C13F1E6D2F591FF4DD822BADBBB8F2AB3C4D9D4A89D71C3',1795806443600,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(26,25,1,10,2,2,1,1,'[[30],[29],[28]]','A note’s “text”',4200,X'FC5A37CA3D6AFE0C1A71A4BEDEB4E3D3422FBD70B42741C890898903A831C5D0',1795806443608,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(27,26,1,6,2,1,1,1,'[[18],[17,16]]','A note’s “text”',4201,X'2E5F830092419F75E21D6C9AB5AED36751439DBB5596376B2F4D1861C587E2DF',1795806443616,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(28,29,1,7,3,1,0,1,'[[20],[19,21]]','A note’s “text”',4200,X'C5FC6E31A4A096105672DFD5B3E03D3E6E4F6F399379932C830B2B9B6741DDE0',1795806443662,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(29,29,1,7,3,2,1,1,'[[20],[19],[21]]','A note’s “text”',4200,X'E9C8298B9F44A3BD131FE781A37C0B2DCF4CD79727B5C6945D2DDCA1B7BEE375',1795806443671,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(30,30,1,3,3,1,1,1,'[[8],[9,7]]','A note’s “text”',4201,X'A142BEF69D1B7F95A6275FD495960AC86833C5EA60E65CD5AC867D30D04A9BD9',1795806443678,NULL,NULL,1,NULL,0,NULL,1);
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
INSERT INTO "recurringWork" VALUES(1,'finishChanges',NULL,NULL,NULL,1795806442501,1795806502501,'done',NULL);
INSERT INTO "recurringWork" VALUES(2,'expireLeases',NULL,NULL,NULL,1795806442501,1795806502501,'done',NULL);
INSERT INTO "recurringWork" VALUES(3,'deleteSessions',NULL,NULL,NULL,1795806442501,1795810042501,'done',NULL);
INSERT INTO "recurringWork" VALUES(4,'deleteJobs',NULL,NULL,NULL,1795806442501,1795892842501,'done',NULL);
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
INSERT INTO "rewardModel" VALUES(1,1,1,1,X'50E3C4689B3C86F76310F9D52B6063F210E3BBABB3E938E64385B8E75229FBBD',14,'linear','{"heldOut":{"accuracyPerPrompt":0.8101851851851852,"prompts":12,"accuracy":0.8048780487804879,"pairs":82,"promptGroups":12,"tiesSkipped":2,"calibration":[{"upper":0.55,"predicted":0.5219182603837971,"observed":0.45454545454545453,"lower":0.5,"pairs":22},{"upper":0.6,"predicted":0.5816835824979703,"observed":0.6666666666666666,"lower":0.55,"pairs":3},{"upper":0.7,"predicted":0.6632830377146121,"observed":0.5,"lower":0.65,"pairs":2},{"upper":0.95,"predicted":0.944763793404929,"observed":1,"lower":0.9,"pairs":17},{"upper":1,"predicted":0.9751582426082177,"observed":0.9473684210526315,"lower":0.95,"pairs":38}],"humanAgreement":{"standardError":0.04496436859253509,"clusters":12,"interval":{"upper":0.7413793103448276,"lower":0.5714285714285714,"level":0.95},"value":0.6607142857142857},"accuracyInterval":{"upper":0.8378378378378378,"lower":0.7619047619047619,"level":0.95},"logLoss":0.35464145601491276,"logLossInterval":{"upper":0.4924024189610821,"level":0.95,"lower":0.24989844018698298},"lengthBaseline":0.18292682926829268,"logLossPerPrompt":0.33514621070460926},"identicalComparisons":0,"regularisation":0.03125,"tieProbability":0.03643916999873775,"length":{"accuracy":0.8170731707317073,"logLoss":0.41616945408842787,"candidateLogLoss":0.35464145601491276,"prompts":12,"accuracyDifference":{"interval":{"upper":0.02564102564102564,"lower":-0.04878048780487805,"level":0.95},"standardError":0.020308670269786906,"value":-0.012195121951219513,"clusters":12},"candidateAccuracy":0.8048780487804879,"logLossDifference":{"interval":{"lower":-0.10771186388030217,"level":0.95,"upper":0.0013982940331244695},"standardError":0.028816910622146363,"value":-0.06152799807351518,"clusters":12}},"columns":361,"trainingTies":2,"converged":true,"trainingCompletions":36,"crossValidation":[{"regularisation":16,"logLoss":0.6384791317991363,"accuracy":0.8207547169811322},{"regularisation":8,"logLoss":0.5971848581156118,"accuracy":0.8113207547169813},{"regularisation":4,"logLoss":0.5394685853880585,"accuracy":0.8113207547169813},{"regularisation":2,"logLoss":0.4740856611575267,"accuracy":0.8018867924528303},{"regularisation":1,"logLoss":0.41532044672755997,"accuracy":0.8018867924528303},{"regularisation":0.5,"logLoss":0.3724507011387738,"accuracy":0.8018867924528303},{"regularisation":0.25,"logLoss":0.3458160049987223,"accuracy":0.8018867924528303},{"regularisation":0.125,"logLoss":0.3313617455377454,"accuracy":0.8018867924528303},{"regularisation":0.0625,"logLoss":0.3241604177404408,"accuracy":0.8018867924528303},{"regularisation":0.03125,"logLoss":0.3215027067138136,"accuracy":0.8113207547169813},{"regularisation":0.015625,"logLoss":0.3223308873442564,"accuracy":0.8113207547169813},{"regularisation":0.0078125,"logLoss":0.3268387262775087,"accuracy":0.8113207547169813}],"trainingPrompts":12,"seconds":0.583932877,"trainingComparisons":82,"temperature":0.9744907981843334,"coin":{"accuracy":0.5,"logLoss":0.6931471805599453,"candidateLogLoss":0.35464145601491276,"prompts":12,"accuracyDifference":{"interval":{"level":0.95,"upper":0.33783783783783783,"lower":0.2619047619047619},"standardError":0.02012549739027715,"value":0.3048780487804878,"clusters":12},"candidateAccuracy":0.8048780487804879,"logLossDifference":{"interval":{"lower":-0.44324337552602056,"level":0.95,"upper":-0.20241893716191298},"standardError":0.06390104843552503,"value":-0.3385057245450325,"clusters":12}},"promotion":{"promoted":false,"reason":"No better than the lengths of the completions alone as far as 12 prompts can tell: log loss 0.355 against 0.416, difference -0.062 (95 % interval -0.108 … +0.001), accuracy -1.2 points (95 % interval -4.9 … +2.6). Rank more prompts.","grounds":"noBetterThanLength"},"iterations":15,"folds":5}',1795806444301,NULL);
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    createdAt INTEGER NOT NULL
, lastSeenAt INTEGER, address TEXT) STRICT;
INSERT INTO "session" VALUES(1,1,X'F48F3412AB2DB2B740032D97A8B6DE3869075AE5EC77F0BC4FD8EDFAA0AA85E1',1798398443122,1795806443122,1795806443122,'127.0.0.1');
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
INSERT INTO "snapshot" VALUES(1,1,X'84B90852B20F5EE7748EAFF4F20ECA62E3ADE8F4AA2E6C3B3806048B9174C76B',6203757882951143,28,12,1,1795806443701,2);
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
INSERT INTO "snapshotRanking" VALUES(1,3,30);
INSERT INTO "snapshotRanking" VALUES(1,4,7);
INSERT INTO "snapshotRanking" VALUES(1,4,8);
INSERT INTO "snapshotRanking" VALUES(1,5,9);
INSERT INTO "snapshotRanking" VALUES(1,5,10);
INSERT INTO "snapshotRanking" VALUES(1,6,11);
INSERT INTO "snapshotRanking" VALUES(1,6,12);
INSERT INTO "snapshotRanking" VALUES(1,6,27);
INSERT INTO "snapshotRanking" VALUES(1,7,13);
INSERT INTO "snapshotRanking" VALUES(1,7,14);
INSERT INTO "snapshotRanking" VALUES(1,7,29);
INSERT INTO "snapshotRanking" VALUES(1,8,15);
INSERT INTO "snapshotRanking" VALUES(1,8,16);
INSERT INTO "snapshotRanking" VALUES(1,9,17);
INSERT INTO "snapshotRanking" VALUES(1,9,18);
INSERT INTO "snapshotRanking" VALUES(1,10,19);
INSERT INTO "snapshotRanking" VALUES(1,10,20);
INSERT INTO "snapshotRanking" VALUES(1,10,26);
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
INSERT INTO "task" VALUES(1,1,1,X'65DA40CD3E2BDB18CC577A38A390648B829C456958099E52774084AD49526AB5','q0',0,NULL,3,2,0,0,1,1,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(2,1,2,X'5A26C0C409838CDEA99EC4B779F619D67BB0D24E9299B63FB368DC3EB406DE16','q1',0,NULL,3,2,1,0,1,2,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(3,1,3,X'ED48309BD45DBBB88F619C601BB0DF7A3E33E0BE2E7D93BE40200DC3532C8F8B','q2',0,NULL,3,3,0,0,1,3,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(4,1,4,X'57B1B994CFF7CA084E0272AD4306BEAB053C94C05A325088C19E67CDFE50BFFE','q3',0,NULL,3,2,0,0,1,4,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(5,1,5,X'AACA03554FA935EBA1258D5DEF29C93A513E28E0314D3D5E1B4D51EB477A6CCF','q4',0,NULL,3,2,0,1,1,18,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(6,1,6,X'DED1B5AA95ECB60F54078CE3B48E04A7F8AE42ABCF87CBCC6DABB43707B477B3','q5',0,NULL,3,3,0,0,1,6,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(7,1,7,X'CE4AD66A8D63F71EBFFD8A975E7301AFDA404EFBFDA0A7C9166CE753379F15ED','q6',0,NULL,3,3,0,0,1,7,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(8,1,8,X'CE03535ACFE51A9B7CB51ECE19928854D3613D76F46245807BAB7E55EDAE0D52','q7',0,NULL,3,2,0,0,1,8,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(9,1,9,X'BFF86295CC638D22842D0B8C5AA5573ACF1876BAB9BB97893114E2EC8963CE43','q8',0,NULL,3,2,0,1,1,17,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(10,1,10,X'D4B7AF35D0B0F2AFF09E432E55C095EA0868175FBD0956DB7867F481F339E0F3','q9',0,NULL,3,3,0,0,1,10,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(11,1,11,X'E2ACC629887E31FC6737A7E54A6C20150FF2C56CA8658A18544B2D966C29EAFA','q10',0,NULL,3,2,0,0,1,11,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(12,1,12,X'F76390153801DE461B1847807027389734535976509FF9B99FEC03DA2C5C8D1B','q11',0,NULL,3,2,1,0,1,12,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(13,1,13,X'3D7356BA16E99FFA025FC93A3BCD8F0ECFD28FEAD4FA56677160A6BBE55AD0D4','q12',0,NULL,3,0,0,0,0,13,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(14,1,14,X'47C0390B20080CAABB3146E4553A3A36A012C4BFCDC3C9E2C46F25FB5693B5F8','q13',0,NULL,3,0,0,0,0,14,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(15,1,15,X'1C9C9B93F85567B931AC8082B552D85B623C2F0B47AEDD2FC4154DC2715376BA','q14',0,NULL,3,0,0,0,0,15,NULL,1795806442095,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(16,1,16,X'53B650663250A791DEECD0933FA9024EE64C7A0287E768F0B78DD2291F5C6954','q15',0,NULL,3,0,0,0,0,16,NULL,1795806442095,'ranking',1,0,NULL,0);
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
INSERT INTO "trainingRun" VALUES(1,1,1,'manual',1,'succeeded','crossValidation',1.0,'Cross-validating λ = 0.0625','{"heldOut":{"accuracyPerPrompt":0.8101851851851852,"prompts":12,"accuracy":0.8048780487804879,"pairs":82,"promptGroups":12,"tiesSkipped":2,"calibration":[{"upper":0.55,"predicted":0.5219182603837971,"observed":0.45454545454545453,"lower":0.5,"pairs":22},{"upper":0.6,"predicted":0.5816835824979703,"observed":0.6666666666666666,"lower":0.55,"pairs":3},{"upper":0.7,"predicted":0.6632830377146121,"observed":0.5,"lower":0.65,"pairs":2},{"upper":0.95,"predicted":0.944763793404929,"observed":1,"lower":0.9,"pairs":17},{"upper":1,"predicted":0.9751582426082177,"observed":0.9473684210526315,"lower":0.95,"pairs":38}],"humanAgreement":{"standardError":0.04496436859253509,"clusters":12,"interval":{"upper":0.7413793103448276,"lower":0.5714285714285714,"level":0.95},"value":0.6607142857142857},"accuracyInterval":{"upper":0.8378378378378378,"lower":0.7619047619047619,"level":0.95},"logLoss":0.35464145601491276,"logLossInterval":{"upper":0.4924024189610821,"level":0.95,"lower":0.24989844018698298},"lengthBaseline":0.18292682926829268,"logLossPerPrompt":0.33514621070460926},"identicalComparisons":0,"regularisation":0.03125,"tieProbability":0.03643916999873775,"length":{"accuracy":0.8170731707317073,"logLoss":0.41616945408842787,"candidateLogLoss":0.35464145601491276,"prompts":12,"accuracyDifference":{"interval":{"upper":0.02564102564102564,"lower":-0.04878048780487805,"level":0.95},"standardError":0.020308670269786906,"value":-0.012195121951219513,"clusters":12},"candidateAccuracy":0.8048780487804879,"logLossDifference":{"interval":{"lower":-0.10771186388030217,"level":0.95,"upper":0.0013982940331244695},"standardError":0.028816910622146363,"value":-0.06152799807351518,"clusters":12}},"columns":361,"trainingTies":2,"converged":true,"trainingCompletions":36,"crossValidation":[{"regularisation":16,"logLoss":0.6384791317991363,"accuracy":0.8207547169811322},{"regularisation":8,"logLoss":0.5971848581156118,"accuracy":0.8113207547169813},{"regularisation":4,"logLoss":0.5394685853880585,"accuracy":0.8113207547169813},{"regularisation":2,"logLoss":0.4740856611575267,"accuracy":0.8018867924528303},{"regularisation":1,"logLoss":0.41532044672755997,"accuracy":0.8018867924528303},{"regularisation":0.5,"logLoss":0.3724507011387738,"accuracy":0.8018867924528303},{"regularisation":0.25,"logLoss":0.3458160049987223,"accuracy":0.8018867924528303},{"regularisation":0.125,"logLoss":0.3313617455377454,"accuracy":0.8018867924528303},{"regularisation":0.0625,"logLoss":0.3241604177404408,"accuracy":0.8018867924528303},{"regularisation":0.03125,"logLoss":0.3215027067138136,"accuracy":0.8113207547169813},{"regularisation":0.015625,"logLoss":0.3223308873442564,"accuracy":0.8113207547169813},{"regularisation":0.0078125,"logLoss":0.3268387262775087,"accuracy":0.8113207547169813}],"trainingPrompts":12,"seconds":0.583932877,"trainingComparisons":82,"temperature":0.9744907981843334,"coin":{"accuracy":0.5,"logLoss":0.6931471805599453,"candidateLogLoss":0.35464145601491276,"prompts":12,"accuracyDifference":{"interval":{"level":0.95,"upper":0.33783783783783783,"lower":0.2619047619047619},"standardError":0.02012549739027715,"value":0.3048780487804878,"clusters":12},"candidateAccuracy":0.8048780487804879,"logLossDifference":{"interval":{"lower":-0.44324337552602056,"level":0.95,"upper":-0.20241893716191298},"standardError":0.06390104843552503,"value":-0.3385057245450325,"clusters":12}},"promotion":{"promoted":false,"reason":"No better than the lengths of the completions alone as far as 12 prompts can tell: log loss 0.355 against 0.416, difference -0.062 (95 % interval -0.108 … +0.001), accuracy -1.2 points (95 % interval -4.9 … +2.6). Rank more prompts.","grounds":"noBetterThanLength"},"iterations":15,"folds":5}',1795806443709,1795806443715,1795806444301);
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
INSERT INTO "user" VALUES(1,'Ada','admin','$scrypt$ln=17,r=8,p=1$KCZXkKvoTujSoaRDkISyRQ==$UdBmInpm0na900+yxoUdnGbNpcGCjsrlLitJcvjVw/I=',0,0,NULL,1795806440017,'{}');
INSERT INTO "user" VALUES(2,'lea','labeler','$scrypt$ln=17,r=8,p=1$5aXHcNMdNx8qHbQYf2QltA==$LVWPSpt5qs2v+Be+h7tP0ohEBMPvrlGAkKCW25Auz0E=',0,0,NULL,1795806440662,'{}');
INSERT INTO "user" VALUES(3,'max','labeler','$scrypt$ln=17,r=8,p=1$tNwgpcOut8KgPjyrA8YsIw==$JbvBS9XMutrv81wry/iAQR8R56E9Jdj4ulgIN7fL9rg=',0,0,NULL,1795806441396,'{}');
INSERT INTO "user" VALUES(4,'import:tasks.ndjson/file-1','labeler',NULL,0,1,NULL,1795806442095,'{}');
INSERT INTO "user" VALUES(5,'import:tasks.ndjson/file-2','labeler',NULL,0,1,NULL,1795806442095,'{}');
INSERT INTO "user" VALUES(6,'Zoë','manager',NULL,0,0,NULL,1795806443133,'{}');
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
