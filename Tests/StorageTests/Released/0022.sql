-- Made by dump.py from commit 14a00f6.
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
INSERT INTO "accessToken" VALUES(1,1,'dump',X'1A08E98A2CD4135984D96827819D6DDEF12290C465E88CC9AAE788FE84B08828',1795825315922,NULL,1795825315199,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(2,2,'dump',X'4E4C8FA9BEC50060F26E24EC60A56C8858AEA0134E5A3EB09FC435CDDF055C77',1795825316280,NULL,1795825315252,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(3,3,'dump',X'E97739B05A738F15B854B916671C33D0665EB90711A3E4116C42E59E6E62F653',1795825316288,NULL,1795825315300,NULL,0,NULL);
CREATE TABLE accessVersion (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL
) STRICT;
INSERT INTO "accessVersion" VALUES(1,3);
CREATE TABLE acquisition (
    projectId INTEGER PRIMARY KEY REFERENCES project (id),
    rewardModelId INTEGER NOT NULL REFERENCES rewardModel (id),
    lastTaskId INTEGER NOT NULL,
    placedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "acquisition" VALUES(1,1,16,1795825375502);
CREATE TABLE answer (
    rankingId INTEGER NOT NULL REFERENCES ranking (id),
    -- The completion that it is about; 0: the task (podium verify looks after the reference).
    completionId INTEGER NOT NULL,
    field TEXT NOT NULL CHECK (field <> ''),
    -- JSON: a number, true or false, a text, or a list of texts.
    value TEXT NOT NULL,
    PRIMARY KEY (rankingId, completionId, field)
) STRICT, WITHOUT ROWID;
INSERT INTO "answer" VALUES(25,4,'overall','6');
INSERT INTO "answer" VALUES(25,6,'sexualContent','true');
INSERT INTO "answer" VALUES(26,4,'overall','6');
INSERT INTO "answer" VALUES(26,6,'sexualContent','true');
INSERT INTO "answer" VALUES(27,7,'overall','6');
INSERT INTO "answer" VALUES(27,8,'sexualContent','true');
INSERT INTO "answer" VALUES(28,22,'sexualContent','true');
INSERT INTO "answer" VALUES(28,23,'overall','6');
INSERT INTO "answer" VALUES(29,22,'sexualContent','true');
INSERT INTO "answer" VALUES(29,23,'overall','6');
INSERT INTO "answer" VALUES(30,14,'sexualContent','true');
INSERT INTO "answer" VALUES(30,15,'overall','6');
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
INSERT INTO "assignment" VALUES(1,1,1,4,'submitted',0,'[3,2,1]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(2,1,1,5,'submitted',0,'[3,2,1]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(3,1,2,4,'submitted',0,'[4,5,6]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(4,1,2,5,'submitted',0,'[4,5,6]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(5,1,3,4,'submitted',0,'[8,7,9]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(6,1,3,5,'submitted',0,'[8,7,9]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(7,1,4,4,'submitted',0,'[12,10,11]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(8,1,4,5,'submitted',0,'[12,10,11]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(9,1,5,4,'submitted',0,'[14,15,13]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(10,1,5,5,'submitted',0,'[14,15,13]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(11,1,6,4,'submitted',0,'[16,18,17]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(12,1,6,5,'submitted',0,'[16,18,17]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(13,1,7,4,'submitted',0,'[21,20,19]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(14,1,7,5,'submitted',0,'[21,20,19]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(15,1,8,4,'submitted',0,'[22,24,23]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(16,1,8,5,'submitted',0,'[22,24,23]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(17,1,9,4,'submitted',0,'[27,25,26]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(18,1,9,5,'submitted',0,'[27,25,26]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(19,1,10,4,'submitted',0,'[30,29,28]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(20,1,10,5,'submitted',0,'[30,29,28]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(21,1,11,4,'submitted',0,'[32,31,33]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(22,1,11,5,'submitted',0,'[32,31,33]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(23,1,12,4,'submitted',0,'[34,36,35]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(24,1,12,5,'submitted',0,'[34,36,35]',1795825315138,1795825315138,1795825315138,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(25,1,2,2,'submitted',-8653048878669548705,'[4,6,5]',1795825316295,1795827116295,1795825316303,NULL,NULL,1,2,1,0);
INSERT INTO "assignment" VALUES(26,1,3,2,'submitted',4510703136540787780,'[7,8,9]',1795825316311,1795827116311,1795825316315,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(27,1,9,2,'skipped',-5628607496512382282,'[27,26,25]',1795825316317,1795827116317,1795825316320,'unclear','Which two?',1,1,1,0);
INSERT INTO "assignment" VALUES(28,1,11,2,'active',-1441205743167615581,'[31,33,32]',1795825316323,1795827116323,NULL,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(29,1,8,3,'submitted',3146195676185962817,'[23,22,24]',1795825316344,1795827116344,1795825316347,NULL,NULL,1,2,1,0);
INSERT INTO "assignment" VALUES(30,1,5,3,'submitted',-8290190870582936872,'[15,14,13]',1795825316351,1795827116351,1795825316354,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(31,1,10,3,'skipped',8983773836506949464,'[29,28,30]',1795825316358,1795827116358,1795825316361,'unclear','Which two?',1,1,1,0);
INSERT INTO "assignment" VALUES(32,1,6,3,'active',-1332966953404782012,'[18,17,16]',1795825316364,1795827116364,NULL,NULL,NULL,1,1,1,0);
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
INSERT INTO "auditEvent" VALUES(1,NULL,'cli','create','project',1,'{"overlap":"3"}',1795825313255,X'1A7A3BDEE71D01B74D8C62387833DA95F65CC3003A929258DD62601CAC2B8910');
INSERT INTO "auditEvent" VALUES(2,NULL,'cli','create','user',1,'{"role":"admin"}',1795825313315,X'BFB0B7895ABD14E73B27483EE92C5B79E427C5DE94E539C32D6E6B9F33DD39B3');
INSERT INTO "auditEvent" VALUES(3,NULL,'cli','create','user',2,'{"role":"labeler"}',1795825313878,X'AEA7B8E5554AE8A6EDB92A3B0CD7421BF763B1F6D874518CEAFD081DA4835CB6');
INSERT INTO "auditEvent" VALUES(4,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"2"}',1795825313878,X'6C7E9B1916B62125BDA60C5AF3533F06B1442AE0DD12ED78059C2E8B3B186273');
INSERT INTO "auditEvent" VALUES(5,NULL,'cli','create','user',3,'{"role":"labeler"}',1795825314522,X'1F78E23F44E138CC411439BA63ADC312FCEA5CB7178693E361D2F869B9D5CAD8');
INSERT INTO "auditEvent" VALUES(6,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"3"}',1795825314522,X'A573A0DC7EA72E264B0CC33584DDE1DC189529DC3B2613419EF847735A5FAB34');
INSERT INTO "auditEvent" VALUES(7,NULL,'cli','create','user',4,'{"role":"labeler"}',1795825315138,X'B7A30CDBC937C7D5BEF8E17F23DADDE07915222E2E634DCFABFC8F3107479DAF');
INSERT INTO "auditEvent" VALUES(8,NULL,'cli','create','user',5,'{"role":"labeler"}',1795825315138,X'6AA772A8202AAC37F62A2C7A9BE589606C6607902EC671CC29F61461F2CA222A');
INSERT INTO "auditEvent" VALUES(9,NULL,'cli','import','project',1,'{"counted":"24","created":"16","import":"1"}',1795825315138,X'CF014152A1E076DBB3B3587B604519146974E2AFABE83C22D92D49596A166008');
INSERT INTO "auditEvent" VALUES(10,NULL,'cli','create','accessToken',1,'{"userId":"1"}',1795825315199,X'71A4F9B887A470902744ECFC16422667034333C42DA2034D746DF99C8E10F454');
INSERT INTO "auditEvent" VALUES(11,NULL,'cli','create','accessToken',2,'{"userId":"2"}',1795825315252,X'E7C71635E52AC80A6723CE76407ACB1D465DB413345FC22E75F4198F5271D747');
INSERT INTO "auditEvent" VALUES(12,NULL,'cli','create','accessToken',3,'{"userId":"3"}',1795825315300,X'B7818334C93C9FD052FF4F25C511E8060FBD3863F30EF0B8A6190E9CAF8E509D');
INSERT INTO "auditEvent" VALUES(13,1,'127.0.0.1','signIn','user',1,'{}',1795825315918,X'81FDFDB37C637C3B0EC44EB3B297C0F12CA9601053A645CA21B634AEBB8058B9');
INSERT INTO "auditEvent" VALUES(14,1,'127.0.0.1','create','user',6,'{"role":"manager"}',1795825315924,X'99C39C96F4D104661BEB4BC1E8DDF68E17B6DC248CA23893CE93387CAE860E41');
INSERT INTO "auditEvent" VALUES(15,1,'127.0.0.1','invite','user',6,'{}',1795825315925,X'31F7275E3DAF23D2A39CFB60FF2992254040503948045F83256F7E4766D87884');
INSERT INTO "auditEvent" VALUES(16,NULL,'cli','setPractice','project',1,'{"version":"1"}',1795825316269,X'361BE868A4127C20B20B4D198308805B0DDAE854DBC7D3E00050886935151EB0');
INSERT INTO "auditEvent" VALUES(17,2,'127.0.0.1','submit','ranking',25,'{"assignment":"25","counted":"true","digest":"676b8c091bc4d733af6f951ef09562ac515106968690abc49117d960addf4b4c","revision":"1"}',1795825316303,X'BB305D69E27AA46EBDC3B6A8D819A215029A80E3D59FF0CBA56E764B5022B213');
INSERT INTO "auditEvent" VALUES(18,2,'127.0.0.1','edit','ranking',26,'{"assignment":"25","counted":"true","digest":"7a61fbedddbe4720af33f619ee187d7cbaced43f41fb328decab5554bb2ae925","revision":"2"}',1795825316308,X'8DF7D74EC0F8A8B33F0B8368AA20EB92BC31F96E7B61FEAB12E7263AEEDA5B47');
INSERT INTO "auditEvent" VALUES(19,2,'127.0.0.1','submit','ranking',27,'{"assignment":"26","counted":"true","digest":"63d9bf6f968b9cba1f6cde0cdc6de74fbb5f867819236c81042578e4df6f6a2c","revision":"1"}',1795825316315,X'EFB323154BAB950351B0696B137A3E9ACB215FE92B2BD3B090B44FB16ADD680F');
INSERT INTO "auditEvent" VALUES(20,2,'127.0.0.1','skip','assignment',27,'{"reason":"unclear","task":"9"}',1795825316320,X'0BC880494D1F19FD461FE18408215C6E97668644255EC8A337801E31992F6493');
INSERT INTO "auditEvent" VALUES(21,2,'127.0.0.1','ask','question',1,'{"assignment":"28","message":"1"}',1795825316335,X'1EB531AFF5A5B3DCCA8B7C65ECBC490C0D1E59BBA52FB16C11F67855962BB409');
INSERT INTO "auditEvent" VALUES(22,3,'127.0.0.1','submit','ranking',28,'{"assignment":"29","counted":"true","digest":"af4add79e80f0243539e1193da3d6fbd2b1303754b73f46d735f48b601533011","revision":"1"}',1795825316347,X'4E2A11B6C7FA160C21C086319FB2B2FD17C3D9B615BE46DE0DE8934AA102D4CA');
INSERT INTO "auditEvent" VALUES(23,3,'127.0.0.1','edit','ranking',29,'{"assignment":"29","counted":"true","digest":"9e34e5ccbb62eb9801aac797181d1e2cd20ebeba3c1561f33d5215a2c7f2d884","revision":"2"}',1795825316349,X'C1CF97F89EE87FAF65129ABBD0E5F15FB71D4C4F91B4FB3D2FC34E043EA9E7BC');
INSERT INTO "auditEvent" VALUES(24,3,'127.0.0.1','submit','ranking',30,'{"assignment":"30","counted":"true","digest":"3d5c19ec6d8f8a83cf14286f50d02b78280b9ac0797654fa6d206332c13b83db","revision":"1"}',1795825316354,X'633ADA4CE57C319E60B6AAF980D647F885E65E81952A3750EF1CAE088BB5506C');
INSERT INTO "auditEvent" VALUES(25,3,'127.0.0.1','skip','assignment',31,'{"reason":"unclear","task":"10"}',1795825316361,X'0455059B482C503DF6266885303038100FC681DC1C54AADB64A7772B67F1A04B');
INSERT INTO "auditEvent" VALUES(26,3,'127.0.0.1','ask','question',2,'{"assignment":"32","message":"1"}',1795825316376,X'64BE30F71F0E18B79C2E92F277E2E945DC1CF3A728EF0DA1B398DD0478CA5826');
INSERT INTO "auditEvent" VALUES(27,NULL,NULL,'freeze','snapshot',1,'{"sha256":"a3c794e77b847fe05b47d0b2c963cb333707ac984ef2ff1fb246d2846a3a1046"}',1795825316382,X'9B421502B2F1014B0160EE3F63946E631E25172D1E3E1BD7E6B044A807AC161A');
INSERT INTO "auditEvent" VALUES(28,1,NULL,'create','trainingRun',1,'{"trigger":"manual"}',1795825316389,X'3757C310ED3A3DC67DFE9DDE6D7EC70497AA2DAB34138C99EFB6443EB0002B07');
INSERT INTO "auditEvent" VALUES(29,NULL,NULL,'add','rewardModel',1,'{"sha256":"d72a1ec575b4875601baf62e9c8d3cc1cf6047a77e1b2825952ae52e2d0e29eb"}',1795825317176,X'F39E11D35F862D876C96FF03ED3F2394C841C7292EE5097C11587346A77350A0');
INSERT INTO "auditEvent" VALUES(30,NULL,NULL,'finish','trainingRun',1,'{}',1795825317176,X'30393654943A4BF38484EE140D8952D94407F78608E36783B2AF0AAB72D3FB58');
INSERT INTO "auditEvent" VALUES(31,1,'127.0.0.1','update','project',1,'{"acquisition":"uncertainty"}',1795825317218,X'107607A9EDE559D9126CAC0A9631BA7B39C4A79D43D6BEEDFD5178DBC56CC055');
INSERT INTO "auditEvent" VALUES(32,1,'127.0.0.1','promote','rewardModel',1,'{"source":"person"}',1795825317227,X'FF1430F9B5A25C9ED420A8CDF8DE34119BB97BD80DCCFBDD7DB8A4A544A040B5');
INSERT INTO "auditEvent" VALUES(33,NULL,NULL,'place','project',1,'{"rewardModel":"1","tasks":"12"}',1795825375502,X'F06F6024B6EF5DC3FDCBBC054E2077300D2ACA1648DCD60EE85531E42F174DC1');
CREATE TABLE completion (
    id INTEGER PRIMARY KEY,
    taskId INTEGER NOT NULL REFERENCES task (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The hidden name of the model that wrote it.
    model TEXT,
    text TEXT NOT NULL, messages TEXT,
    UNIQUE (taskId, position)
) STRICT;
INSERT INTO "completion" VALUES(1,1,2,'c','Ask somebody else.',NULL);
INSERT INTO "completion" VALUES(2,1,1,'b','Perhaps 1, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(3,1,0,'a','It is 0.',NULL);
INSERT INTO "completion" VALUES(4,2,0,'a','It is 2.',NULL);
INSERT INTO "completion" VALUES(5,2,1,'b','Perhaps 2, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(6,2,2,'c','Ask somebody else. Really.',NULL);
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
INSERT INTO "completion" VALUES(19,7,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(20,7,1,'b','Perhaps 7, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(21,7,0,'a','It is 12.',NULL);
INSERT INTO "completion" VALUES(22,8,0,'a','It is 14.',NULL);
INSERT INTO "completion" VALUES(23,8,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(24,8,1,'b','Perhaps 8, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(25,9,1,'b','Perhaps 9, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(26,9,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(27,9,0,'a','It is 16.',NULL);
INSERT INTO "completion" VALUES(28,10,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(29,10,1,'b','Perhaps 10, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(30,10,0,'a','It is 18.',NULL);
INSERT INTO "completion" VALUES(31,11,1,'b','Perhaps 11, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(32,11,0,'a','It is 20.',NULL);
INSERT INTO "completion" VALUES(33,11,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(34,12,0,'a','It is 22.',NULL);
INSERT INTO "completion" VALUES(35,12,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(36,12,1,'b','Perhaps 12, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(37,13,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(38,13,1,'b','Perhaps 13, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(39,13,0,'a','It is 24.',NULL);
INSERT INTO "completion" VALUES(40,14,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(41,14,1,'b','Perhaps 14, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(42,14,0,'a','It is 26.',NULL);
INSERT INTO "completion" VALUES(43,15,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(44,15,1,'b','Perhaps 15, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(45,15,0,'a','It is 28.',NULL);
INSERT INTO "completion" VALUES(46,16,1,'b','Perhaps 16, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(47,16,0,'a','It is 30.',NULL);
INSERT INTO "completion" VALUES(48,16,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
CREATE TABLE draft (
    assignmentId INTEGER PRIMARY KEY REFERENCES assignment (id),
    body BLOB NOT NULL,
    updatedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "draft" VALUES(28,X'7B227469657273223A205B5B33315D5D7D',1795825316341);
INSERT INTO "draft" VALUES(32,X'7B227469657273223A205B5B31385D5D7D',1795825316380);
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
INSERT INTO "form" VALUES(1,1,'{"fields":[{"about":"completion","help":"Overall quality of the answer, from 1 to 7","highLabel":"best","highest":7,"isRequired":false,"key":"q","kind":"likert","label":"Overall quality","lowLabel":"worst","lowest":1,"name":"overall"},{"about":"completion","help":"Fails to follow the correct instruction / task","isRequired":false,"key":"f","kind":"flag","label":"Fails the task","name":"failsTask"},{"about":"completion","help":"Inappropriate for customer assistant","isRequired":false,"key":"i","kind":"flag","label":"Inappropriate","name":"inappropriate"},{"about":"completion","help":"Hallucination","isRequired":false,"key":"h","kind":"flag","label":"Hallucination","name":"hallucination"},{"about":"completion","help":"Satisfies constraint provided in the instruction","isRequired":false,"key":"t","kind":"flag","label":"Meets the constraint","name":"satisfiesConstraint"},{"about":"completion","help":"Contains sexual content","isRequired":false,"key":"x","kind":"flag","label":"Sexual","name":"sexualContent"},{"about":"completion","help":"Contains violent content","isRequired":false,"key":"w","kind":"flag","label":"Violent","name":"violentContent"},{"about":"completion","help":"Encourages or fails to discourage violence/abuse/terrorism/self-harm","isRequired":false,"key":"e","kind":"flag","label":"Encourages harm","name":"encouragesHarm"},{"about":"completion","help":"Denigrates a protected class","isRequired":false,"key":"g","kind":"flag","label":"Denigrates a group","name":"denigrates"},{"about":"completion","help":"Gives harmful advice","isRequired":false,"key":"z","kind":"flag","label":"Harmful advice","name":"harmfulAdvice"},{"about":"completion","help":"Expresses opinion","isRequired":false,"key":"y","kind":"flag","label":"Opinion","name":"expressesOpinion"},{"about":"completion","help":"Expresses moral judgment","isRequired":false,"key":"m","kind":"flag","label":"Moral judgment","name":"moralJudgment"}],"judgement":{"allBad":false,"kind":"ranking","strengthIsRequired":false,"strengths":[],"ties":true},"steps":"together"}',NULL,1795825313255);
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
INSERT INTO "guidelineVersion" VALUES(1,1,'',NULL,1795825313255);
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
INSERT INTO "import" VALUES(1,1,NULL,'tasks.ndjson','podium',16,0,0,24,0,0,0,NULL,NULL,0,1795825315137,1795825315147);
CREATE TABLE installation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    podiumVersion TEXT NOT NULL,
    openedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "installation" VALUES(1,'0.1.0',1795825315364);
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
INSERT INTO "introduction" VALUES(1,2,1,NULL,1795825316283);
INSERT INTO "introduction" VALUES(1,3,1,NULL,1795825316290);
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    acceptedAt INTEGER,
    createdAt INTEGER NOT NULL
) STRICT;
INSERT INTO "invitation" VALUES(1,6,X'39394163C6CD316BEFB7F9ACDD8B560DCCA1A0505ED1CA75B6239C654D516744',1796430115925,NULL,1795825315925);
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
INSERT INTO "job" VALUES(1,'training',1,1,'{"trainingRunId":1}','succeeded',1795825316390,1,NULL,1.0,'Measuring on 12 prompts, each by a model that had not seen it',1795825316390,1795825316392,1795825317186);
INSERT INTO "job" VALUES(2,'acquisition',1,NULL,'{}','succeeded',1795825375434,1,NULL,1.0,'Asking the reward model of 12 open tasks',1795825375434,1795825375436,1795825375506);
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
INSERT INTO "labelerDay" VALUES(1,2,20785,2,0,1795825316315);
INSERT INTO "labelerDay" VALUES(1,3,20785,2,0,1795825316354);
INSERT INTO "labelerDay" VALUES(1,4,20785,12,0,1795825315138);
INSERT INTO "labelerDay" VALUES(1,5,20785,12,0,1795825315138);
CREATE TABLE member (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    role TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId)
) STRICT, WITHOUT ROWID;
INSERT INTO "member" VALUES(1,2,'labeler',1795825313878);
INSERT INTO "member" VALUES(1,3,'labeler',1795825314522);
CREATE TABLE migration (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, appliedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "migration" VALUES(1,'0001_create_schema.sql',X'940101E8B59BC02B83C0481E7C11C1A6346D3549ECD13B5B25A405A1771110F2',1795825313168);
INSERT INTO "migration" VALUES(2,'0002_count_access_changes.sql',X'FE8685589B94771D9E2B4EFEFE5187900B2ABA09D55750CA9CE74AC5F9BF0C8B',1795825313168);
INSERT INTO "migration" VALUES(3,'0003_open_word_lists.sql',X'4256F307242AA5E4658AA7021E40762994A3226015560080CB82D1A76B7B91DD',1795825313168);
INSERT INTO "migration" VALUES(4,'0004_move_models_to_files.sql',X'A806FEC25CDA01616487E0C22498274AFD28A8E98F1410F912EB305030573301',1795825313168);
INSERT INTO "migration" VALUES(5,'0005_add_job.sql',X'2E281B8A07A74DBF41E56AFBF568B48DAF804AFB00F58B0B98465C30387253B8',1795825313168);
INSERT INTO "migration" VALUES(6,'0006_bound_credentials.sql',X'3CAB4BFFBEC24D120158228DA67E92ED921675A91C5E0D05BE835C4DE519C479',1795825313168);
INSERT INTO "migration" VALUES(7,'0007_add_import.sql',X'A2547FC3F50F255F89A99DBEC82D4A52C4B5B751174FA3EF2170F30387D90257',1795825313168);
INSERT INTO "migration" VALUES(8,'0008_deal_completion_ids.sql',X'37D3B4758823C7F7762D9E1A88D4EB8CDB6F930ADB2DC3930067B5835C6644C7',1795825313168);
INSERT INTO "migration" VALUES(9,'0009_forget_names_in_promotions.sql',X'A2D38F4C5DCF8B5A3261CE463BFADB0A01B7FB8CE768515E98B499019D641FBE',1795825313168);
INSERT INTO "migration" VALUES(10,'0010_add_forms.sql',X'F735D0A7EC1F65075D39F7B05F1A3FAB932C37D08FFF5C9F46B5837A6FC6ACD6',1795825313168);
INSERT INTO "migration" VALUES(11,'0011_guard_work_in_hand.sql',X'A3FECDC4AE76DF8F5408CF1BCBAEF0F921024E8E2B50C6CC8B101C87CBDDB27B',1795825313168);
INSERT INTO "migration" VALUES(12,'0012_add_guideline_version.sql',X'A0FBE9F8F21D7F7084DEE7D3F155787277C4FC71B173D077539B19E95047271D',1795825313168);
INSERT INTO "migration" VALUES(13,'0013_show_plain_text.sql',X'253269EEAC0847044778E133C1D684803348177EB7EFCCC375B76600A098C60E',1795825313168);
INSERT INTO "migration" VALUES(14,'0014_add_personal_settings.sql',X'D47CA43A9CC8241F5C76E58A4689AFE88A6FFE546C8B6FA916C9110E58CB457A',1795825313168);
INSERT INTO "migration" VALUES(15,'0015_hide_ids_and_restore_imports.sql',X'BF4DF39096BEB8E3747100EE48F20E33C2CEF28998487866516BFE9E622806F9',1795825313168);
INSERT INTO "migration" VALUES(16,'0016_order_skips.sql',X'07CC2E54CB99664FFB4E0ED50BB2C5E370CF818728ACC976420506051E48BC4C',1795825313168);
INSERT INTO "migration" VALUES(17,'0017_add_turns.sql',X'697447CA5F12239D4D55675DB91589312A8BD396562630279A9BC1AD0FEB0A91',1795825313168);
INSERT INTO "migration" VALUES(18,'0018_add_questions.sql',X'3E3C1E0ABB08132DB023202FA5B09313E077E8171CD49E63A12D2092FE82CA84',1795825313168);
INSERT INTO "migration" VALUES(19,'0019_add_practice.sql',X'63AF2E21CFD1102736AF37BB08551EBE218F17386C0982C1EE22295C744F54E5',1795825313168);
INSERT INTO "migration" VALUES(20,'0020_tell_promotions_apart.sql',X'258E77115D16A2668AB164FD4DEA3B84B1141D8701491CC60B8A9D78A95500F7',1795825313168);
INSERT INTO "migration" VALUES(21,'0021_train_again_and_choose_tasks.sql',X'C331B1DF9164999A259250E5050A2CCAD5545339A626E6F060E0CED6CFA11554',1795825313168);
INSERT INTO "migration" VALUES(22,'0022_score_without_form.sql',X'CA83B572AA83D4DD9DEB401A11C9C76F9E7B6A586FE17019D6AD473074AEDD62',1795825313168);
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
INSERT INTO "practice" VALUES(1,1,'{"completions":[{"text":"I am sorry to hear that! Baking is a journey, and every loaf teaches us something. Keep going, and never lose heart!","why":"Friendly, but it does not answer. Kindness does not stand in for help."},{"text":"Check the starter first: after feeding it should double within six hours. If it does not, the bread cannot rise, whatever else you change.","why":"It names one thing to change, says how to tell, and is short, as was asked."},{"text":"There are many causes. The starter may be weak, the rise too short, the dough too dry, the oven too cold, the flour too old, the kneading too little or too much. Change one after the other, and write down what you did.","why":"Nothing is wrong, but the person asked what to change *first*, and for a short answer."},{"text":"Add a spoonful of salt to the starter every day. Salt makes yeast grow faster.","why":"It is short and sure of itself, and it is false: salt slows yeast down. A false answer that is followed does harm, so it stands below one that merely does not help."}],"expected":{"tiers":[[2],[3],[1],[4]]},"feedback":"Read each answer to its end before you rank. Ask which one you would rather be given: it does what was asked, it is true, and it is no longer than it has to be.\n\nIf two are as good as each other, give them the same rank.","prompt":[{"content":"My sourdough bread is dense and flat. What should I change first? Please keep it short.","role":"user"}]}',NULL,1795825316269);
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
    createdAt INTEGER NOT NULL, timeZone TEXT, formVersion INTEGER NOT NULL DEFAULT 1, gentleCheck INTEGER NOT NULL DEFAULT 0 CHECK (gentleCheck IN (0, 1)), plainText INTEGER NOT NULL DEFAULT 0 CHECK (plainText IN (0, 1)), acquisition TEXT NOT NULL DEFAULT 'off', randomShare INTEGER NOT NULL DEFAULT 30, rewardsWithoutForm INTEGER NOT NULL DEFAULT 0 CHECK (rewardsWithoutForm IN (0, 1)),
    CHECK (overlap <= peakOverlap)
) STRICT;
INSERT INTO "project" VALUES(1,'p','Sums','ranking','',3,3,1800,86400,1,'02:30',5206033886317340,'active',24,NULL,1795825313255,NULL,1,0,0,'uncertainty',30,0);
CREATE TABLE promotion (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    rewardModelId INTEGER NOT NULL REFERENCES rewardModel (id),
    userId INTEGER REFERENCES user (id),
    reason TEXT NOT NULL,
    createdAt INTEGER NOT NULL
, source TEXT NOT NULL DEFAULT 'training', isRollBack INTEGER NOT NULL DEFAULT 0 CHECK (isRollBack IN (0, 1))) STRICT;
INSERT INTO "promotion" VALUES(1,1,1,1,'Promoted by hand.',1795825317227,'person',0);
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
INSERT INTO "prompt" VALUES(1,1,X'E8620753806681EE2EB521DF0BC6D92DD90C577776CD93AD1D2843DC89205BA2','[{"content":"Question 0: what is 0 and 0?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(2,1,X'35B169B1B4E29238F17D7ED3E0A9D871E348330327D24BEF44D79502DB00332C','[{"content":"Question 1: what is 1 and 1?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(3,1,X'B59C2BF73E13EF5518C65F3E19FC9F5F4EC5B6356BC400061C680015F0603782','[{"content":"Question 2: what is 2 and 2?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(4,1,X'71408D6D631ACD3E13B89F103B6D56EEFECB9EC34FB462D926CA80664B980C86','[{"content":"Question 3: what is 3 and 3?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(5,1,X'AE13A5576D2DAB4D7A9676485C780C298E2297E98447BEBC754BAE5D91E72E93','[{"content":"Question 4: what is 4 and 4?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(6,1,X'FB2434EB6950A7167436E633B8C651F3460BF2E0BE96246C783DA56991ECB404','[{"content":"Question 5: what is 5 and 5?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(7,1,X'55121C2BFAAA89F95352EF8AF347C09D7F485AB28E7536C0D2665BEE007995F4','[{"content":"Question 6: what is 6 and 6?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(8,1,X'05FD123EE89BA84A9B121133D88497A81883977A37B26932AEED28EE0937067E','[{"content":"Question 7: what is 7 and 7?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(9,1,X'1797E508BB804B0151D005945C78893EA8664DC54F1CE650599A90EB6A39A5EF','[{"content":"Question 8: what is 8 and 8?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(10,1,X'B2A90EB63D05E617F7E0D7EEA37D5273FB63F71CAA8DFF053771B5F5BE7430DC','[{"content":"Question 9: what is 9 and 9?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(11,1,X'DCC9C568DDED1AB1B17F32753F45A7B1821CFB54BFE2061F179239E1BE6C4AA5','[{"content":"Question 10: what is 10 and 10?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(12,1,X'0FC1AE0DB4118DB7EC34A0BAB34760B41537EDE2925E1D7A26EAB16EA398C3E2','[{"content":"Question 11: what is 11 and 11?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(13,1,X'D94178F3937F48608FE18C7D3914F999CE162E3FB1FC641C44406B7E32197D00','[{"content":"Question 12: what is 12 and 12?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(14,1,X'6323D27C4D8F87498474AD2B75CA6E240D9C9782FE816C5F04B38E5C79906F4E','[{"content":"Question 13: what is 13 and 13?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(15,1,X'8677A726296D1AE87CE35BC69783AB1D12890DF608AA83FA51029B9DF0C741FA','[{"content":"Question 14: what is 14 and 14?","role":"user"}]',1795825315138);
INSERT INTO "prompt" VALUES(16,1,X'B869CAFE00839851EE4B80DE697F6855D7F5B5D144E7FCFF3C69EF84E04092F4','[{"content":"Question 15: what is 15 and 15?","role":"user"}]',1795825315138);
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
INSERT INTO "question" VALUES(1,28,1,2,1,1,1,0,1795825316335,1795825316335);
INSERT INTO "question" VALUES(2,32,1,3,1,1,1,0,1795825316376,1795825316376);
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
INSERT INTO "questionMessage" VALUES(1,1,2,0,'Is “perhaps” wrong?',1795825316335);
INSERT INTO "questionMessage" VALUES(2,1,3,0,'Is “perhaps” wrong?',1795825316376);
CREATE TABLE "queueCursor" (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    queueGroup INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    queueSeq INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId, queueGroup, lane)
) STRICT, WITHOUT ROWID;
INSERT INTO "queueCursor" VALUES(1,2,8,2,2);
INSERT INTO "queueCursor" VALUES(1,2,8,3,3);
INSERT INTO "queueCursor" VALUES(1,2,8,9,17);
INSERT INTO "queueCursor" VALUES(1,2,8,11,11);
INSERT INTO "queueCursor" VALUES(1,3,8,5,5);
INSERT INTO "queueCursor" VALUES(1,3,8,6,6);
INSERT INTO "queueCursor" VALUES(1,3,8,8,8);
INSERT INTO "queueCursor" VALUES(1,3,8,10,18);
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
INSERT INTO "ranking" VALUES(1,1,1,1,4,1,1,1,'[[3],[2],[1]]',NULL,NULL,X'C05BB92471C54341458DF9750FB032CEB44C9E2A69FB8B3C7AA186DA9F21494F',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(2,2,1,1,5,1,1,1,'[[3],[1],[2]]',NULL,NULL,X'BB87A08156CA2736537A470C5CF8290ACEFD4FAD43D99F1907836A848150BD5B',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(3,3,1,2,4,1,1,1,'[[4],[5],[6]]',NULL,NULL,X'375C65FD5D19626993BC9E721952A63C8D5C724C88E9FE786703124FAA843265',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(4,4,1,2,5,1,1,1,'[[4],[6],[5]]',NULL,NULL,X'A5E6DDB4D8D11F6E31FBCF0677720D644090AC92AAC93BCC1040A19DAA772932',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(5,5,1,3,4,1,1,1,'[[8],[7],[9]]',NULL,NULL,X'4B363B8CA41FBD280977455CF7F7225BB9A2B845E16845CF972192920E58A46C',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(6,6,1,3,5,1,1,1,'[[8],[9],[7]]',NULL,NULL,X'57B069A202A87B9B43DE72B1BB2FD7CEDF7167086DD77D3394FCE536BD6F0D6A',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(7,7,1,4,4,1,1,1,'[[12],[10],[11]]',NULL,NULL,X'D3B105113CFEA6E899380AFF12E2AA818E75F63B5BB0249FD6723589C254C55D',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(8,8,1,4,5,1,1,1,'[[12],[11],[10]]',NULL,NULL,X'EB7A3D19C5F135D04654E830CAFD6994EBD4526AB036566681BBF7D527B6FE17',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(9,9,1,5,4,1,1,1,'[[14],[15],[13]]',NULL,NULL,X'FB2EBE476521EC7296CE9CFF02C39036CD39CCCA3190607ED4B930C0FC105A86',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(10,10,1,5,5,1,1,1,'[[14],[13],[15]]',NULL,NULL,X'E5EA989A4D673D40AFB75885DAC94565ADE6C42259377CD09250B1963C73C024',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(11,11,1,6,4,1,1,1,'[[16],[18],[17]]',NULL,NULL,X'0ECB25525AAD5F9D9B3EC21785F52CBC0DB517E4E899CD68CE3B8FCF6CEFB9F2',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(12,12,1,6,5,1,1,1,'[[16],[17],[18]]',NULL,NULL,X'57238DAB5BA17713D68507C541DB9A37E06F66559863FD6B8CAFF9FD72E4787E',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(13,13,1,7,4,1,1,1,'[[21],[20],[19]]',NULL,NULL,X'46C60B0622CF891EFF20F7CD1D79256CEE309F58AED19517747FF410326D988A',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(14,14,1,7,5,1,1,1,'[[21],[19],[20]]',NULL,NULL,X'116D7F7E8CD861AAB8D38F8C21653DC205EE8E0547554716E30A01B3EF0E27E3',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(15,15,1,8,4,1,1,1,'[[22],[24],[23]]',NULL,NULL,X'01D17D0EBA8A23BA8CB1E56E48E9E827703342D0C258E64AF81B1EEE56A3DB7F',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(16,16,1,8,5,1,1,1,'[[22],[23],[24]]',NULL,NULL,X'F9580FAEBDBE4A14A8ACC32998B001F7D7FFB4A4E2F877FEF67F15E9AE5B3D77',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(17,17,1,9,4,1,1,1,'[[27],[25],[26]]',NULL,NULL,X'AF9992A4FC6C2E6CAD939D160822F43BEA8F81B837336C5C1C484ADC94B8777E',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(18,18,1,9,5,1,1,1,'[[27],[26],[25]]',NULL,NULL,X'6DBCEACC3E9D9F5C4113B4623FD8ED1E38BAD1978788870D4300EB9304915754',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(19,19,1,10,4,1,1,1,'[[30],[29],[28]]',NULL,NULL,X'9F833B36B85310F18B262D75D6802123C227600FEE85B0FC7988F89205872874',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(20,20,1,10,5,1,1,1,'[[30],[28],[29]]',NULL,NULL,X'FAD7D0A893FDA95936C3B385BB096D060309AB1413AFA9CA8A0E54FA1ADE4FC2',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(21,21,1,11,4,1,1,1,'[[32],[31],[33]]',NULL,NULL,X'9C277D91ACBFEF32805BE005099056B4E3FECA195072D01D5AA037E3713035C2',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(22,22,1,11,5,1,1,1,'[[32],[33],[31]]',NULL,NULL,X'1B3FD785098ADF11C63D28FEAE03429A4F5C6BF24EBFEF0FAD1367717AE70D48',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(23,23,1,12,4,1,1,1,'[[34],[36],[35]]',NULL,NULL,X'B1FAAEA8528E67118F0DB390FF6B1BFF2343B23C5355B1B5AFCB742E015059C3',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(24,24,1,12,5,1,1,1,'[[34],[35],[36]]',NULL,NULL,X'E012DB076AFC36DF6A73142A14DCC42A2020ECDECD0E063B73225FD88DE5D681',1795825315138,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(25,25,1,2,2,1,0,1,'[[4],[6,5]]','A note’s “text”',4200,X'676B8C091BC4D733AF6F951EF09562AC515106968690ABC49117D960ADDF4B4C',1795825316303,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(26,25,1,2,2,2,1,1,'[[4],[6],[5]]','A note’s “text”',4200,X'7A61FBEDDDBE4720AF33F619EE187D7CBACED43F41FB328DECAB5554BB2AE925',1795825316308,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(27,26,1,3,2,1,1,1,'[[7],[8,9]]','A note’s “text”',4201,X'63D9BF6F968B9CBA1F6CDE0CDC6DE74FBB5F867819236C81042578E4DF6F6A2C',1795825316315,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(28,29,1,8,3,1,0,1,'[[23],[22,24]]','A note’s “text”',4200,X'AF4ADD79E80F0243539E1193DA3D6FBD2B1303754B73F46D735F48B601533011',1795825316347,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(29,29,1,8,3,2,1,1,'[[23],[22],[24]]','A note’s “text”',4200,X'9E34E5CCBB62EB9801AAC797181D1E2CD20EBEBA3C1561F33D5215A2C7F2D884',1795825316349,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(30,30,1,5,3,1,1,1,'[[15],[14,13]]','A note’s “text”',4201,X'3D5C19EC6D8F8A83CF14286F50D02B78280B9AC0797654FA6D206332C13B83DB',1795825316354,NULL,NULL,1,NULL,0,NULL,1);
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
INSERT INTO "recurringWork" VALUES(1,'finishChanges',NULL,NULL,NULL,1795825375432,1795825435432,'done',NULL);
INSERT INTO "recurringWork" VALUES(2,'expireLeases',NULL,NULL,NULL,1795825375432,1795825435432,'done',NULL);
INSERT INTO "recurringWork" VALUES(3,'deleteSessions',NULL,NULL,NULL,1795825315403,1795828915403,'done',NULL);
INSERT INTO "recurringWork" VALUES(4,'deleteJobs',NULL,NULL,NULL,1795825315403,1795911715403,'done',NULL);
INSERT INTO "recurringWork" VALUES(5,'chooseTasks',NULL,NULL,NULL,1795825375432,1795825435432,'done',NULL);
INSERT INTO "recurringWork" VALUES(6,'nightlyTraining',1,'02:30 Etc/UTC','2026-11-27',NULL,1795833000000,NULL,NULL);
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
INSERT INTO "rewardModel" VALUES(1,1,1,1,X'50E3C4689B3C86F76310F9D52B6063F210E3BBABB3E938E64385B8E75229FBBD',14,'linear','{"strengthMargin":0,"length":{"logLoss":0.44152704168216683,"accuracyDifference":{"clusters":12,"interval":{"lower":-0.05813953488372093,"upper":0.023809523809523808,"level":0.95},"value":-0.018292682926829267,"standardError":0.020341989204272243},"candidateAccuracy":0.7804878048780488,"prompts":12,"logLossDifference":{"clusters":12,"interval":{"upper":0.0022331112494696783,"lower":-0.11027537608433202,"level":0.95},"value":-0.05849823371199145,"standardError":0.028636932949189554},"candidateLogLoss":0.3830288079701756,"accuracy":0.7987804878048781},"promotion":{"promoted":false,"grounds":"noBetterThanLength","reason":"No better than the lengths of the completions alone as far as 12 prompts can tell: log loss 0.383 against 0.442, difference -0.058 (95 % interval -0.110 … +0.002), accuracy -1.8 points (95 % interval -5.8 … +2.4). Rank more prompts."},"folds":5,"making":{"podiumVersion":"0.1.0 (14a00f6a4)","isReproduction":false,"snapshotSha256":"a3c794e77b847fe05b47d0b2c963cb333707ac984ef2ff1fb246d2846a3a1046","seed":5206033886317340,"snapshotId":1,"modelSha256":"d72a1ec575b4875601baf62e9c8d3cc1cf6047a77e1b2825952ae52e2d0e29eb"},"trainingComparisons":82,"converged":true,"coin":{"logLoss":0.6931471805599452,"accuracyDifference":{"clusters":12,"interval":{"lower":0.22941176470588234,"upper":0.32666666666666666,"level":0.95},"value":0.2804878048780488,"standardError":0.023676084104967073},"candidateAccuracy":0.7804878048780488,"prompts":12,"logLossDifference":{"clusters":12,"interval":{"upper":-0.20613599912075534,"level":0.95,"lower":-0.4231002570709299},"value":-0.3101183725897697,"standardError":0.053826605574728216},"candidateLogLoss":0.3830288079701756,"accuracy":0.5},"trainingTies":2,"trainingPrompts":12,"tieProbability":0.033966090973250665,"withoutForm":{"logLoss":0.706089930761297,"accuracyDifference":{"clusters":12,"interval":{"lower":0.13580246913580246,"level":0.95,"upper":0.4066137566137565},"value":0.2682926829268293,"standardError":0.06865295542100909},"candidateAccuracy":0.7804878048780488,"prompts":12,"logLossDifference":{"clusters":12,"interval":{"lower":-0.43551014546470057,"upper":-0.21468052942905036,"level":0.95},"value":-0.32306112279112137,"standardError":0.05699319474836188},"candidateLogLoss":0.3830288079701756,"accuracy":0.5121951219512195},"identicalComparisons":0,"regularisation":0.015625,"temperature":0.878084368206283,"seconds":0.780646028,"columns":361,"trainingCompletions":36,"crossValidation":[{"strengthMargin":0,"logLoss":0.6429454834796069,"regularisation":16,"accuracy":0.79245283018868,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.6049917344377987,"regularisation":8,"accuracy":0.79245283018868,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.5518500340819954,"regularisation":4,"accuracy":0.79245283018868,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.49175935806969556,"regularisation":2,"accuracy":0.79245283018868,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.43812932202972293,"regularisation":1,"accuracy":0.79245283018868,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.3997947819226307,"regularisation":0.5,"accuracy":0.79245283018868,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.37673529453707894,"regularisation":0.25,"accuracy":0.79245283018868,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.3644954706839238,"regularisation":0.125,"accuracy":0.79245283018868,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.35810600070657994,"regularisation":0.0625,"accuracy":0.783018867924529,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.3549347965043793,"regularisation":0.03125,"accuracy":0.79245283018868,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.3545292061899281,"regularisation":0.015625,"accuracy":0.79245283018868,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.3576079065971627,"regularisation":0.0078125,"accuracy":0.79245283018868,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.3638903886522937,"regularisation":0.00390625,"accuracy":0.79245283018868,"wordPairScale":0,"weighsLabelers":false},{"strengthMargin":0,"logLoss":0.3553211718919649,"regularisation":0.015625,"accuracy":0.8018867924528308,"wordPairScale":0,"weighsLabelers":true}],"wordPairScale":0,"iterations":21,"heldOut":{"calibration":[{"lower":0.5,"predicted":0.5208506292811792,"pairs":16,"observed":0.5,"upper":0.55},{"lower":0.55,"predicted":0.5552787958850125,"pairs":10,"observed":0.4,"upper":0.6},{"lower":0.65,"predicted":0.6945704353750228,"pairs":2,"observed":0.5,"upper":0.7},{"lower":0.9,"predicted":0.9415023730967694,"pairs":17,"observed":0.9411764705882353,"upper":0.95},{"lower":0.95,"predicted":0.9606001942431404,"pairs":37,"observed":0.9459459459459459,"upper":1}],"tiesSkipped":2,"lengthBaseline":0.20121951219512196,"pairs":82,"accuracyInterval":{"upper":0.8266666666666667,"level":0.95,"lower":0.7294117647058823},"logLoss":0.3830288079701756,"promptGroups":12,"logLossInterval":{"lower":0.26634417030508617,"level":0.95,"upper":0.48807515948343533},"prompts":12,"logLossPerPrompt":0.3625250317107815,"accuracyPerPrompt":0.7893518518518517,"accuracy":0.7804878048780488,"humanAgreement":{"interval":{"level":0.95,"lower":0.5303030303030303,"upper":0.6904761904761905},"clusters":12,"standardError":0.0430336619081001,"value":0.6071428571428571}}}',1795825317176,NULL);
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    createdAt INTEGER NOT NULL
, lastSeenAt INTEGER, address TEXT) STRICT;
INSERT INTO "session" VALUES(1,1,X'26789DD4892F4750E82DAAF55FD70B44956C76E7DF75FA1FF34E0E98BB526481',1798417315918,1795825315918,1795825315918,'127.0.0.1');
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
INSERT INTO "snapshot" VALUES(1,1,X'A3C794E77B847FE05B47D0B2C963CB333707AC984EF2FF1FB246D2846A3A1046',5206033886317340,28,12,1,1795825316382,3);
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
INSERT INTO "snapshotRanking" VALUES(1,2,26);
INSERT INTO "snapshotRanking" VALUES(1,3,5);
INSERT INTO "snapshotRanking" VALUES(1,3,6);
INSERT INTO "snapshotRanking" VALUES(1,3,27);
INSERT INTO "snapshotRanking" VALUES(1,4,7);
INSERT INTO "snapshotRanking" VALUES(1,4,8);
INSERT INTO "snapshotRanking" VALUES(1,5,9);
INSERT INTO "snapshotRanking" VALUES(1,5,10);
INSERT INTO "snapshotRanking" VALUES(1,5,30);
INSERT INTO "snapshotRanking" VALUES(1,6,11);
INSERT INTO "snapshotRanking" VALUES(1,6,12);
INSERT INTO "snapshotRanking" VALUES(1,7,13);
INSERT INTO "snapshotRanking" VALUES(1,7,14);
INSERT INTO "snapshotRanking" VALUES(1,8,15);
INSERT INTO "snapshotRanking" VALUES(1,8,16);
INSERT INTO "snapshotRanking" VALUES(1,8,29);
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
    createdAt INTEGER NOT NULL, kind TEXT NOT NULL DEFAULT 'ranking', importId INTEGER REFERENCES import (id), withdrawnWithImport INTEGER NOT NULL DEFAULT 0 CHECK (withdrawnWithImport IN (0, 1)), peakOverlap INTEGER, idsTellOrder INTEGER NOT NULL DEFAULT 0 CHECK (idsTellOrder IN (0, 1)), inRandomShare INTEGER CHECK (inRandomShare IN (0, 1)), acquisitionLevel INTEGER NOT NULL DEFAULT 0
    CHECK (acquisitionLevel >= 0 AND acquisitionLevel < 8), queueGroup INTEGER
    GENERATED ALWAYS AS ((priority * 2 + started) * 8 + acquisitionLevel) VIRTUAL,
    -- The heart of the assignment contract: a transaction that would hand out one too many cannot be written.
    CHECK (counted + leased <= slots),
    CHECK (withdrawnAt IS NULL OR leased = 0),
    UNIQUE (promptId, completionsHash)
) STRICT;
INSERT INTO "task" VALUES(1,1,1,X'65DA40CD3E2BDB18CC577A38A390648B829C456958099E52774084AD49526AB5','q0',0,NULL,3,2,0,0,1,19,NULL,1795825315138,'ranking',1,0,NULL,0,0,1);
INSERT INTO "task" VALUES(2,1,2,X'5A26C0C409838CDEA99EC4B779F619D67BB0D24E9299B63FB368DC3EB406DE16','q1',0,NULL,3,3,0,0,1,2,NULL,1795825315138,'ranking',1,0,NULL,0,NULL,0);
INSERT INTO "task" VALUES(3,1,3,X'ED48309BD45DBBB88F619C601BB0DF7A3E33E0BE2E7D93BE40200DC3532C8F8B','q2',0,NULL,3,3,0,0,1,3,NULL,1795825315138,'ranking',1,0,NULL,0,NULL,0);
INSERT INTO "task" VALUES(4,1,4,X'57B1B994CFF7CA084E0272AD4306BEAB053C94C05A325088C19E67CDFE50BFFE','q3',0,NULL,3,2,0,0,1,20,NULL,1795825315138,'ranking',1,0,NULL,0,1,2);
INSERT INTO "task" VALUES(5,1,5,X'AACA03554FA935EBA1258D5DEF29C93A513E28E0314D3D5E1B4D51EB477A6CCF','q4',0,NULL,3,3,0,0,1,5,NULL,1795825315138,'ranking',1,0,NULL,0,NULL,0);
INSERT INTO "task" VALUES(6,1,6,X'DED1B5AA95ECB60F54078CE3B48E04A7F8AE42ABCF87CBCC6DABB43707B477B3','q5',0,NULL,3,2,1,0,1,6,NULL,1795825315138,'ranking',1,0,NULL,0,0,0);
INSERT INTO "task" VALUES(7,1,7,X'CE4AD66A8D63F71EBFFD8A975E7301AFDA404EFBFDA0A7C9166CE753379F15ED','q6',0,NULL,3,2,0,0,1,7,NULL,1795825315138,'ranking',1,0,NULL,0,1,0);
INSERT INTO "task" VALUES(8,1,8,X'CE03535ACFE51A9B7CB51ECE19928854D3613D76F46245807BAB7E55EDAE0D52','q7',0,NULL,3,3,0,0,1,8,NULL,1795825315138,'ranking',1,0,NULL,0,NULL,0);
INSERT INTO "task" VALUES(9,1,9,X'BFF86295CC638D22842D0B8C5AA5573ACF1876BAB9BB97893114E2EC8963CE43','q8',0,NULL,3,2,0,1,1,17,NULL,1795825315138,'ranking',1,0,NULL,0,0,0);
INSERT INTO "task" VALUES(10,1,10,X'D4B7AF35D0B0F2AFF09E432E55C095EA0868175FBD0956DB7867F481F339E0F3','q9',0,NULL,3,2,0,1,1,18,NULL,1795825315138,'ranking',1,0,NULL,0,0,0);
INSERT INTO "task" VALUES(11,1,11,X'E2ACC629887E31FC6737A7E54A6C20150FF2C56CA8658A18544B2D966C29EAFA','q10',0,NULL,3,2,1,0,1,11,NULL,1795825315138,'ranking',1,0,NULL,0,1,0);
INSERT INTO "task" VALUES(12,1,12,X'F76390153801DE461B1847807027389734535976509FF9B99FEC03DA2C5C8D1B','q11',0,NULL,3,2,0,0,1,12,NULL,1795825315138,'ranking',1,0,NULL,0,0,0);
INSERT INTO "task" VALUES(13,1,13,X'3D7356BA16E99FFA025FC93A3BCD8F0ECFD28FEAD4FA56677160A6BBE55AD0D4','q12',0,NULL,3,0,0,0,0,21,NULL,1795825315138,'ranking',1,0,NULL,0,1,1);
INSERT INTO "task" VALUES(14,1,14,X'47C0390B20080CAABB3146E4553A3A36A012C4BFCDC3C9E2C46F25FB5693B5F8','q13',0,NULL,3,0,0,0,0,22,NULL,1795825315138,'ranking',1,0,NULL,0,0,1);
INSERT INTO "task" VALUES(15,1,15,X'1C9C9B93F85567B931AC8082B552D85B623C2F0B47AEDD2FC4154DC2715376BA','q14',0,NULL,3,0,0,0,0,23,NULL,1795825315138,'ranking',1,0,NULL,0,0,3);
INSERT INTO "task" VALUES(16,1,16,X'53B650663250A791DEECD0933FA9024EE64C7A0287E768F0B78DD2291F5C6954','q15',0,NULL,3,0,0,0,0,24,NULL,1795825315138,'ranking',1,0,NULL,0,0,2);
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
    finishedAt INTEGER, isReproduction INTEGER NOT NULL DEFAULT 0 CHECK (isReproduction IN (0, 1)), reproducedModelId INTEGER REFERENCES rewardModel (id),
    CHECK (status NOT IN ('queued', 'running') OR finishedAt IS NULL),
    CHECK (status <> 'succeeded' OR report IS NOT NULL)
) STRICT;
INSERT INTO "trainingRun" VALUES(1,1,1,'manual',1,'succeeded','evaluation',1.0,'Measuring on 12 prompts, each by a model that had not seen it','{"folds":5,"trainingTies":2,"tieProbability":0.033966090973250665,"length":{"candidateAccuracy":0.7804878048780488,"prompts":12,"logLoss":0.44152704168216683,"candidateLogLoss":0.3830288079701756,"logLossDifference":{"clusters":12,"value":-0.05849823371199145,"standardError":0.028636932949189554,"interval":{"upper":0.0022331112494696783,"lower":-0.11027537608433202,"level":0.95}},"accuracyDifference":{"clusters":12,"value":-0.018292682926829267,"standardError":0.020341989204272243,"interval":{"upper":0.023809523809523808,"lower":-0.05813953488372093,"level":0.95}},"accuracy":0.7987804878048781},"withoutForm":{"candidateAccuracy":0.7804878048780488,"prompts":12,"logLoss":0.706089930761297,"candidateLogLoss":0.3830288079701756,"logLossDifference":{"clusters":12,"value":-0.32306112279112137,"standardError":0.05699319474836188,"interval":{"lower":-0.43551014546470057,"level":0.95,"upper":-0.21468052942905036}},"accuracyDifference":{"clusters":12,"value":0.2682926829268293,"standardError":0.06865295542100909,"interval":{"upper":0.4066137566137565,"lower":0.13580246913580246,"level":0.95}},"accuracy":0.5121951219512195},"strengthMargin":0,"identicalComparisons":0,"crossValidation":[{"weighsLabelers":false,"regularisation":16,"accuracy":0.79245283018868,"strengthMargin":0,"logLoss":0.6429454834796069,"wordPairScale":0},{"weighsLabelers":false,"regularisation":8,"accuracy":0.79245283018868,"strengthMargin":0,"logLoss":0.6049917344377987,"wordPairScale":0},{"weighsLabelers":false,"regularisation":4,"accuracy":0.79245283018868,"strengthMargin":0,"logLoss":0.5518500340819954,"wordPairScale":0},{"weighsLabelers":false,"regularisation":2,"accuracy":0.79245283018868,"strengthMargin":0,"logLoss":0.49175935806969556,"wordPairScale":0},{"weighsLabelers":false,"regularisation":1,"accuracy":0.79245283018868,"strengthMargin":0,"logLoss":0.43812932202972293,"wordPairScale":0},{"weighsLabelers":false,"regularisation":0.5,"accuracy":0.79245283018868,"strengthMargin":0,"logLoss":0.3997947819226307,"wordPairScale":0},{"weighsLabelers":false,"regularisation":0.25,"accuracy":0.79245283018868,"strengthMargin":0,"logLoss":0.37673529453707894,"wordPairScale":0},{"weighsLabelers":false,"regularisation":0.125,"accuracy":0.79245283018868,"strengthMargin":0,"logLoss":0.3644954706839238,"wordPairScale":0},{"weighsLabelers":false,"regularisation":0.0625,"accuracy":0.783018867924529,"strengthMargin":0,"logLoss":0.35810600070657994,"wordPairScale":0},{"weighsLabelers":false,"regularisation":0.03125,"accuracy":0.79245283018868,"strengthMargin":0,"logLoss":0.3549347965043793,"wordPairScale":0},{"weighsLabelers":false,"regularisation":0.015625,"accuracy":0.79245283018868,"strengthMargin":0,"logLoss":0.3545292061899281,"wordPairScale":0},{"weighsLabelers":false,"regularisation":0.0078125,"accuracy":0.79245283018868,"strengthMargin":0,"logLoss":0.3576079065971627,"wordPairScale":0},{"weighsLabelers":false,"regularisation":0.00390625,"accuracy":0.79245283018868,"strengthMargin":0,"logLoss":0.3638903886522937,"wordPairScale":0},{"weighsLabelers":true,"regularisation":0.015625,"accuracy":0.8018867924528308,"strengthMargin":0,"logLoss":0.3553211718919649,"wordPairScale":0}],"seconds":0.780646028,"promotion":{"reason":"No better than the lengths of the completions alone as far as 12 prompts can tell: log loss 0.383 against 0.442, difference -0.058 (95 % interval -0.110 … +0.002), accuracy -1.8 points (95 % interval -5.8 … +2.4). Rank more prompts.","promoted":false,"grounds":"noBetterThanLength"},"trainingCompletions":36,"columns":361,"trainingComparisons":82,"converged":true,"iterations":21,"details":{"ceiling":{"difference":{"value":0.14285714285714285,"interval":{"level":0.95,"upper":0.18548387096774194,"lower":0.08783783783783784},"standardError":0.02541304902886038,"clusters":12},"model":{"value":0.75,"interval":{"level":0.95,"lower":0.6838235294117647,"upper":0.8214285714285714},"standardError":0.03453771864789625,"clusters":12},"people":{"value":0.6071428571428571,"interval":{"upper":0.6904761904761905,"level":0.95,"lower":0.53125},"standardError":0.04272871333491262,"clusters":12},"pairs":36},"rankings":{"replaced":2,"counted":28,"withoutOrder":0,"identical":0,"surplus":0,"repeatedTasks":0,"tied":0,"withdrawn":0},"length":{"model":{"standardError":0.06258385596463346,"value":-0.6555021169820365,"interval":{"lower":-0.7805021169820366,"level":0.95,"upper":-0.5416666666666666},"clusters":12},"people":{"standardError":0.033135823131132155,"value":-0.8578523861716624,"interval":{"lower":-0.9106836025229592,"upper":-0.7856836025229591,"level":0.95},"clusters":12},"excess":{"standardError":0.020931473818996335,"value":0.0007343834149861772,"interval":{"lower":-0.04316266459504742,"level":0.95,"upper":0.03979780359891596},"clusters":12},"prompts":12},"disagreements":[{"votes":2,"rejected":{"completion":9,"task":3},"probability":0.4420851039306714,"votesAgainst":1,"preferred":{"completion":7,"task":3}},{"votes":2,"rejected":{"task":5,"completion":13},"probability":0.4462476963275654,"votesAgainst":1,"preferred":{"task":5,"completion":15}},{"votes":2,"rejected":{"task":2,"completion":5},"probability":0.4787455197726656,"votesAgainst":1,"preferred":{"task":2,"completion":6}}],"breakdowns":[{"by":"completions","rows":[{"measured":{"accuracyInterval":{"level":0.95,"lower":0.7294117647058823,"upper":0.8266666666666667},"logLoss":0.3830288079701756,"accuracy":0.7804878048780488,"logLossInterval":{"level":0.95,"lower":0.26634417030508617,"upper":0.48807515948343533}},"promptGroups":12,"pairs":82,"names":["3"]}],"rowsLeftOut":0},{"by":"policies","rows":[{"promptGroups":12,"measured":{"logLoss":0.26371012433376323,"logLossInterval":{"upper":0.5415020458395259,"lower":0.04003658291191962,"level":0.95},"accuracy":0.9285714285714286,"accuracyInterval":{"upper":1,"lower":0.8387096774193549,"level":0.95}},"pairs":28,"firstPreferred":0.9285714285714286,"names":["a","b"],"firstPredicted":0.9575910877227327},{"promptGroups":12,"measured":{"logLossInterval":{"level":0.95,"lower":0.6959949448459327,"upper":0.7242462915062284},"logLoss":0.7093995009137569,"accuracyInterval":{"level":0.95,"lower":0.4,"upper":0.5357142857142857},"accuracy":0.4642857142857143},"pairs":28,"firstPreferred":0.5,"names":["b","c"],"firstPredicted":0.46677630829395517},{"promptGroups":12,"measured":{"accuracyInterval":{"lower":0.8888888888888888,"upper":1,"level":0.95},"logLossInterval":{"lower":0.043243472483154625,"upper":0.3696713632781008,"level":0.95},"logLoss":0.16004972102399342,"accuracy":0.9615384615384616},"pairs":26,"firstPreferred":0.9615384615384616,"names":["a","c"],"firstPredicted":0.9513537335924909}],"rowsLeftOut":0},{"by":"promptLength","rows":[{"names":["0","49"],"pairs":82,"promptGroups":12,"measured":{"accuracy":0.7804878048780488,"accuracyInterval":{"lower":0.7294117647058823,"upper":0.8266666666666667,"level":0.95},"logLoss":0.3830288079701756,"logLossInterval":{"lower":0.26634417030508617,"upper":0.48807515948343533,"level":0.95}}}],"rowsLeftOut":0},{"by":"labeler","rows":[{"names":["4"],"promptGroups":12,"measured":{"logLoss":0.288350177836094,"accuracyInterval":{"lower":0.6666666666666666,"level":0.95,"upper":0.8333333333333334},"accuracy":0.75,"logLossInterval":{"lower":0.26536244845552776,"level":0.95,"upper":0.32101088075353423}},"pairs":36},{"names":["5"],"promptGroups":12,"measured":{"accuracyInterval":{"lower":0.8333333333333334,"upper":1,"level":0.95},"logLoss":0.24191653028152485,"accuracy":0.9166666666666666,"logLossInterval":{"lower":0.2223170056322216,"upper":0.257785966736651,"level":0.95}},"pairs":36},{"names":["2"],"promptGroups":2,"pairs":5},{"names":["3"],"promptGroups":2,"pairs":5}],"rowsLeftOut":0}],"features":[{"text":"digits","kind":"form","effect":0.05128578469157219},{"text":"distinctWords","kind":"form","effect":0.018204886466264725},{"text":"0.","kind":"characters","effect":0.14953469437011555,"share":0.08333333333333333},{"text":"2.","kind":"characters","effect":0.14474553518012692,"share":0.08333333333333333},{"text":"is","kind":"words","effect":0.06542872261998085,"share":0.3333333333333333},{"text":"it","kind":"words","effect":0.06542872261998085,"share":0.3333333333333333},{"text":"6.","kind":"characters","effect":0.12187011732566333,"share":0.05555555555555555},{"text":" 1","kind":"characters","effect":0.035978620509019565,"share":0.25},{"text":"characters","kind":"form","effect":-0.04768091067671776},{"text":"wordLength","kind":"form","effect":-0.04231357201933861},{"text":"words","kind":"form","effect":-0.03633123263716698},{"text":"commas","kind":"form","effect":-0.033120181411504745},{"text":"endsWithQuestion","kind":"form","effect":-0.033120181411504745},{"text":"questionMarks","kind":"form","effect":-0.033120181411504745},{"text":"4.","kind":"characters","effect":-0.21128003121940164,"share":0.05555555555555555},{"text":" 8","kind":"characters","effect":-0.17732533725000588,"share":0.05555555555555555},{"text":"really really","kind":"words","effect":-0.031086933314061184,"share":0.2777777777777778},{"text":" per","kind":"characters","effect":-0.027614230316608535,"share":0.3333333333333333,"example":"perhaps"},{"text":"aps","kind":"characters","effect":-0.027614230316608535,"share":0.3333333333333333,"example":"perhaps"},{"text":"erh","kind":"characters","effect":-0.027614230316608535,"share":0.3333333333333333,"example":"perhaps"},{"text":"hap","kind":"characters","effect":-0.027614230316608535,"share":0.3333333333333333,"example":"perhaps"},{"text":"rha","kind":"characters","effect":-0.027614230316608535,"share":0.3333333333333333,"example":"perhaps"},{"text":"2,","kind":"characters","effect":-0.04904676156936194,"share":0.05555555555555555},{"text":"ally.","kind":"characters","effect":-0.021278923014682774,"share":0.3055555555555556,"example":"really."},{"text":" ask","kind":"characters","effect":-0.011161290920677394,"share":0.3333333333333333},{"text":" els","kind":"characters","effect":-0.011161290920677394,"share":0.3333333333333333,"example":"else."}],"limits":[{"about":"length","have":12,"needed":23},{"about":"labelers","have":4,"needed":5},{"about":"learning","have":12,"needed":40},{"about":"calibration","have":12,"needed":227},{"about":"rows","have":2,"needed":10}],"calibration":{"bins":[{"pairs":16,"predicted":0.5208506292811792,"observed":0.5},{"pairs":10,"predicted":0.5552787958850126,"observed":0.4},{"pairs":2,"predicted":0.6945704353750228,"observed":0.5},{"pairs":17,"predicted":0.9415023730967694,"observed":0.9411764705882353},{"pairs":37,"predicted":0.9606001942431404,"observed":0.9459459459459459,"interval":{"upper":1,"lower":0.8611111111111112,"level":0.95}}],"error":0.03443032228951601,"errorByChance":0.04342660745151587}},"making":{"modelSha256":"d72a1ec575b4875601baf62e9c8d3cc1cf6047a77e1b2825952ae52e2d0e29eb","snapshotSha256":"a3c794e77b847fe05b47d0b2c963cb333707ac984ef2ff1fb246d2846a3a1046","podiumVersion":"0.1.0 (14a00f6a4)","seed":5206033886317340,"isReproduction":false,"snapshotId":1},"wordPairScale":0,"regularisation":0.015625,"heldOut":{"accuracyInterval":{"upper":0.8266666666666667,"lower":0.7294117647058823,"level":0.95},"promptGroups":12,"accuracy":0.7804878048780488,"logLossInterval":{"level":0.95,"upper":0.48807515948343533,"lower":0.26634417030508617},"calibration":[{"predicted":0.5208506292811792,"observed":0.5,"upper":0.55,"pairs":16,"lower":0.5},{"predicted":0.5552787958850125,"observed":0.4,"upper":0.6,"pairs":10,"lower":0.55},{"predicted":0.6945704353750228,"observed":0.5,"upper":0.7,"pairs":2,"lower":0.65},{"predicted":0.9415023730967694,"observed":0.9411764705882353,"upper":0.95,"pairs":17,"lower":0.9},{"predicted":0.9606001942431404,"observed":0.9459459459459459,"upper":1,"pairs":37,"lower":0.95}],"pairs":82,"logLossPerPrompt":0.3625250317107815,"humanAgreement":{"standardError":0.0430336619081001,"value":0.6071428571428571,"clusters":12,"interval":{"lower":0.5303030303030303,"level":0.95,"upper":0.6904761904761905}},"logLoss":0.3830288079701756,"accuracyPerPrompt":0.7893518518518517,"lengthBaseline":0.20121951219512196,"tiesSkipped":2,"prompts":12},"temperature":0.878084368206283,"coin":{"candidateAccuracy":0.7804878048780488,"prompts":12,"logLoss":0.6931471805599452,"candidateLogLoss":0.3830288079701756,"logLossDifference":{"clusters":12,"value":-0.3101183725897697,"standardError":0.053826605574728216,"interval":{"upper":-0.20613599912075534,"level":0.95,"lower":-0.4231002570709299}},"accuracyDifference":{"clusters":12,"value":0.2804878048780488,"standardError":0.023676084104967073,"interval":{"level":0.95,"upper":0.32666666666666666,"lower":0.22941176470588234}},"accuracy":0.5},"trainingPrompts":12}',1795825316389,1795825316394,1795825317176,0,NULL);
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
INSERT INTO "user" VALUES(1,'Ada','admin','$scrypt$ln=17,r=8,p=1$RiKRDW3QfQjcUpP93T8nVQ==$HzrVpdHbVgCKYadgTS9YW/hEAgyb618zzWDo0LVjdeI=',0,0,NULL,1795825313315,'{}');
INSERT INTO "user" VALUES(2,'lea','labeler','$scrypt$ln=17,r=8,p=1$fpRkXPC70NWQCfbK5G5SqA==$AKtdsisbGJ70ARxr/FLAdIihYV49CzY6eoius+AHXgI=',0,0,NULL,1795825313878,'{}');
INSERT INTO "user" VALUES(3,'max','labeler','$scrypt$ln=17,r=8,p=1$CEE111eyI0OgkKXa8R2fvA==$qbhmnMBMH91PVvq3+vZGLJ8anNzDIXR8yEWO7LFmKLc=',0,0,NULL,1795825314522,'{}');
INSERT INTO "user" VALUES(4,'import:tasks.ndjson/file-1','labeler',NULL,0,1,NULL,1795825315138,'{}');
INSERT INTO "user" VALUES(5,'import:tasks.ndjson/file-2','labeler',NULL,0,1,NULL,1795825315138,'{}');
INSERT INTO "user" VALUES(6,'Zoë','manager',NULL,0,0,NULL,1795825315924,'{}');
CREATE INDEX invitationUser ON invitation (userId);
CREATE INDEX sessionUser ON session (userId);
CREATE INDEX sessionExpiry ON session (expiresAt);
CREATE INDEX accessTokenUser ON accessToken (userId);
CREATE INDEX memberUser ON member (userId, projectId);
CREATE UNIQUE INDEX taskExternalId ON task (projectId, externalId) WHERE externalId IS NOT NULL;
CREATE INDEX taskProject ON task (projectId);
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
CREATE INDEX taskQueue ON task (projectId, queueGroup, lane, queueSeq)
    WHERE hasFreeSlot = 1;
CREATE TRIGGER projectChanged
AFTER UPDATE OF slug, name, kind, instructions, overlap, leaseSeconds, editWindowSeconds, plainText,
    gentleCheck, completeStartedFirst, acquisition, randomShare, retrainAt, timeZone, rewardsWithoutForm, status
    ON project
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
COMMIT;
