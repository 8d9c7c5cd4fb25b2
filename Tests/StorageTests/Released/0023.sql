-- Made by dump.py from commit 051e5c8.
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
INSERT INTO "accessToken" VALUES(1,1,'dump',X'94CE0190293A8A31CA34BFF9C2C8DB9D9B039313EF98BD46045BFEA100949A9F',1795839519244,NULL,1795839518673,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(2,2,'dump',X'85F5E7A4D66D7C154FD7EDA325B298B3A4E4C6B4680E3DEED5EC28462BA58064',1795839519479,NULL,1795839518711,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(3,3,'dump',X'9267BB118503BBFF9BDEA4EA9D4785453510014F04D9C40D345B9E4B6194FFE4',1795839519486,NULL,1795839518747,NULL,0,NULL);
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
INSERT INTO "acquisition" VALUES(1,1,16,1795839578883);
CREATE TABLE answer (
    rankingId INTEGER NOT NULL REFERENCES ranking (id),
    -- The completion that it is about; 0: the task (podium verify looks after the reference).
    completionId INTEGER NOT NULL,
    field TEXT NOT NULL CHECK (field <> ''),
    -- JSON: a number, true or false, a text, or a list of texts.
    value TEXT NOT NULL,
    PRIMARY KEY (rankingId, completionId, field)
) STRICT, WITHOUT ROWID;
INSERT INTO "answer" VALUES(25,25,'overall','6');
INSERT INTO "answer" VALUES(25,26,'sexualContent','true');
INSERT INTO "answer" VALUES(26,25,'overall','6');
INSERT INTO "answer" VALUES(26,26,'sexualContent','true');
INSERT INTO "answer" VALUES(27,16,'overall','6');
INSERT INTO "answer" VALUES(27,17,'sexualContent','true');
INSERT INTO "answer" VALUES(28,1,'overall','6');
INSERT INTO "answer" VALUES(28,3,'sexualContent','true');
INSERT INTO "answer" VALUES(29,1,'overall','6');
INSERT INTO "answer" VALUES(29,3,'sexualContent','true');
INSERT INTO "answer" VALUES(30,28,'sexualContent','true');
INSERT INTO "answer" VALUES(30,30,'overall','6');
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
INSERT INTO "assignment" VALUES(1,1,1,4,'submitted',0,'[3,1,2]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(2,1,1,5,'submitted',0,'[3,1,2]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(3,1,2,4,'submitted',0,'[5,4,6]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(4,1,2,5,'submitted',0,'[5,4,6]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(5,1,3,4,'submitted',0,'[9,8,7]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(6,1,3,5,'submitted',0,'[9,8,7]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(7,1,4,4,'submitted',0,'[10,12,11]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(8,1,4,5,'submitted',0,'[10,12,11]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(9,1,5,4,'submitted',0,'[13,15,14]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(10,1,5,5,'submitted',0,'[13,15,14]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(11,1,6,4,'submitted',0,'[17,16,18]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(12,1,6,5,'submitted',0,'[17,16,18]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(13,1,7,4,'submitted',0,'[20,21,19]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(14,1,7,5,'submitted',0,'[20,21,19]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(15,1,8,4,'submitted',0,'[23,22,24]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(16,1,8,5,'submitted',0,'[23,22,24]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(17,1,9,4,'submitted',0,'[26,25,27]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(18,1,9,5,'submitted',0,'[26,25,27]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(19,1,10,4,'submitted',0,'[28,30,29]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(20,1,10,5,'submitted',0,'[28,30,29]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(21,1,11,4,'submitted',0,'[31,33,32]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(22,1,11,5,'submitted',0,'[31,33,32]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(23,1,12,4,'submitted',0,'[36,34,35]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(24,1,12,5,'submitted',0,'[36,34,35]',1795839518621,1795839518621,1795839518621,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(25,1,9,2,'submitted',-6190282347103778310,'[25,26,27]',1795839519489,1795841319489,1795839519495,NULL,NULL,1,2,1,0);
INSERT INTO "assignment" VALUES(26,1,6,2,'submitted',-5971257922015203136,'[16,17,18]',1795839519501,1795841319501,1795839519504,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(27,1,5,2,'skipped',4571977654673057170,'[15,13,14]',1795839519505,1795841319505,1795839519507,'unclear','Which two?',1,1,1,0);
INSERT INTO "assignment" VALUES(28,1,3,2,'active',-506224661267374325,'[7,8,9]',1795839519510,1795841319510,NULL,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(29,1,1,3,'submitted',8069817579158311084,'[1,3,2]',1795839519524,1795841319524,1795839519526,NULL,NULL,1,2,1,0);
INSERT INTO "assignment" VALUES(30,1,10,3,'submitted',-1420765264744303020,'[30,28,29]',1795839519532,1795841319532,1795839519534,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(31,1,8,3,'skipped',2947232890499873910,'[22,23,24]',1795839519536,1795841319536,1795839519538,'unclear','Which two?',1,1,1,0);
INSERT INTO "assignment" VALUES(32,1,11,3,'active',-4457147880925233467,'[33,32,31]',1795839519540,1795841319540,NULL,NULL,NULL,1,1,1,0);
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
INSERT INTO "auditEvent" VALUES(1,NULL,'cli','create','project',1,'{"overlap":"3"}',1795839517164,X'CCEBD6C398AD831CF53908057FBCB2E7E2FDF95E66EC05E52947B09A7DEBB703');
INSERT INTO "auditEvent" VALUES(2,NULL,'cli','create','user',1,'{"role":"admin"}',1795839517216,X'A771082A95B34DEA2002275C947F148472DDC7E021D79A7EF1CE582A709408E8');
INSERT INTO "auditEvent" VALUES(3,NULL,'cli','create','user',2,'{"role":"labeler"}',1795839517657,X'FFB21663BC8614F1B8D8CB3FA991B525B652EB163A0E364FCF1BA79021A1EFE6');
INSERT INTO "auditEvent" VALUES(4,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"2"}',1795839517657,X'23E60A6018A9A65B0A13261230C78E9F40A087409A5785298EA5197F729D204C');
INSERT INTO "auditEvent" VALUES(5,NULL,'cli','create','user',3,'{"role":"labeler"}',1795839518131,X'A8F150A9D5DE0E21E1B5D746B11400FFB1C805D4B0F533F9F27732159A6CC1C3');
INSERT INTO "auditEvent" VALUES(6,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"3"}',1795839518131,X'5DAF45F494230B4D0AB40F8C0B2017C99AA7C15EAF5285BC6ADF77FF20598A36');
INSERT INTO "auditEvent" VALUES(7,NULL,'cli','create','user',4,'{"role":"labeler"}',1795839518621,X'2E9B52F61A66EC3B06338705B13B1A7FD686209F6A4B7FC0EDC0DEBB8193AB94');
INSERT INTO "auditEvent" VALUES(8,NULL,'cli','create','user',5,'{"role":"labeler"}',1795839518621,X'5EC0434401E6C9C3DA0D7D84BA13CD819242055C806C4AE51E8E1CEEE8B2AB9B');
INSERT INTO "auditEvent" VALUES(9,NULL,'cli','import','project',1,'{"counted":"24","created":"16","import":"1"}',1795839518621,X'7555F417EC7C5C55465735A7369C73DE5CD53E9BF017E0B28213EF78AC57D67B');
INSERT INTO "auditEvent" VALUES(10,NULL,'cli','create','accessToken',1,'{"userId":"1"}',1795839518673,X'8767FE3B9F4459D38B9A99524BA359DD608EFC4618469F761EDA8447BC4CDB24');
INSERT INTO "auditEvent" VALUES(11,NULL,'cli','create','accessToken',2,'{"userId":"2"}',1795839518711,X'A2A30CA39957D2DE73E64447BC15A20B4A956A9E410A3F8E6A5BC9CE42456FA1');
INSERT INTO "auditEvent" VALUES(12,NULL,'cli','create','accessToken',3,'{"userId":"3"}',1795839518747,X'24BC30FA70747491A92B58382A7C86FBDB0BC98CC1E3D0AB61F9B3A9F0825811');
INSERT INTO "auditEvent" VALUES(13,1,'127.0.0.1','signIn','user',1,'{}',1795839519239,X'371FE245C1A821594A7DA207B5DA4C9261FD32DF21769B904FE9496A5D3C0D57');
INSERT INTO "auditEvent" VALUES(14,1,'127.0.0.1','create','user',6,'{"role":"manager"}',1795839519246,X'1742F61951A7028375156BA8E3CF377938A292845652A6DEB9F52C10F97BC419');
INSERT INTO "auditEvent" VALUES(15,1,'127.0.0.1','invite','user',6,'{}',1795839519246,X'B7B04021E3134C08A097A4D46B361DA4F17792AFAC4C65E73F2C254FCE03DA6C');
INSERT INTO "auditEvent" VALUES(16,NULL,'cli','setPractice','project',1,'{"version":"1"}',1795839519471,X'6DB3FEC50EB00AA7D4F660B2626D17476AB7593CE2741E85B8F6687D3354DC3F');
INSERT INTO "auditEvent" VALUES(17,2,'127.0.0.1','submit','ranking',25,'{"assignment":"25","counted":"true","digest":"58c57b940ae0788428f8c222fcff98cf62c318b6e055472eb958393a835fa19d","revision":"1"}',1795839519495,X'D43D5AC5539CC5AB4B313297A3FA715479D72E942392DC972F91C9F3D2A0A833');
INSERT INTO "auditEvent" VALUES(18,2,'127.0.0.1','edit','ranking',26,'{"assignment":"25","counted":"true","digest":"c2a30571b4a3de07c77d75d6fdca98d80231bba6597103eb46033170513f3dc4","revision":"2"}',1795839519499,X'56BFF8E70B1C3CE5677B4787B7197C87E32E92279DA2D44023C1A514A2DEEA57');
INSERT INTO "auditEvent" VALUES(19,2,'127.0.0.1','submit','ranking',27,'{"assignment":"26","counted":"true","digest":"3d270999d7c29b7e6d95bd172894b09b399a8f2dad6ccc0e708cbf7bcb10f4db","revision":"1"}',1795839519504,X'97FF797F1209A41BE5B6C30915DF12E69D1681BA73B10F19314255B09E27E024');
INSERT INTO "auditEvent" VALUES(20,2,'127.0.0.1','skip','assignment',27,'{"reason":"unclear","task":"5"}',1795839519507,X'94BF593B8AA0F9393399B7338D43F0792BE1BDC527506D0F69E8FA5D0707F992');
INSERT INTO "auditEvent" VALUES(21,2,'127.0.0.1','ask','question',1,'{"assignment":"28","message":"1"}',1795839519517,X'D9BAE7590F5E31D946C6D52D31CFC254470ADF7878F03108EB0C5E68A34F79BD');
INSERT INTO "auditEvent" VALUES(22,3,'127.0.0.1','submit','ranking',28,'{"assignment":"29","counted":"true","digest":"c6e24e2be3c1ae2c737a361dfc8d9ec73cac1888d62c6b18a4557cb3d0b088ef","revision":"1"}',1795839519526,X'5DF5C3A2642904DA634DC8234E52E8272BE5345A38FD2D56CA40EFCA3D2EEF0F');
INSERT INTO "auditEvent" VALUES(23,3,'127.0.0.1','edit','ranking',29,'{"assignment":"29","counted":"true","digest":"5ebdaffe654b3b4d7643a0b322e0303394b61fdf543ce385b45f9cd9980f9b48","revision":"2"}',1795839519529,X'B8EC75414277F21C6AD4F7766F1A6EE940DC8F9DEC644B3D7FB37450C8B0F583');
INSERT INTO "auditEvent" VALUES(24,3,'127.0.0.1','submit','ranking',30,'{"assignment":"30","counted":"true","digest":"e9ede5d4db6ba665eaff94f076589487e035db23379d0768dadc2c05ff726dc7","revision":"1"}',1795839519534,X'034BEA98E98F99CC72D83A2A4CE98EF0C06B6472A6D96537E26FE479704B65FD');
INSERT INTO "auditEvent" VALUES(25,3,'127.0.0.1','skip','assignment',31,'{"reason":"unclear","task":"8"}',1795839519538,X'A12AA094C38872EF28991DEFBCC2E196CA54FC969572EA24D539022FBDFA52B8');
INSERT INTO "auditEvent" VALUES(26,3,'127.0.0.1','ask','question',2,'{"assignment":"32","message":"1"}',1795839519547,X'B119DA0AD387DB57256BF6103403AA681459CB9D4CA9F7A4256DB0E99AF72B4A');
INSERT INTO "auditEvent" VALUES(27,1,'127.0.0.1','give','labelerWeight',1,'{"hundredths":"50","userId":"2"}',1795839519559,X'B22F852ECD3FCF18DB6F703B30DBDC7FDED1614FA7B3716A57EDC24EA649582D');
INSERT INTO "auditEvent" VALUES(28,NULL,NULL,'freeze','snapshot',1,'{"sha256":"5cac22390967f6f66629ae16e40e2ef27b23d27e89fc6a1b807276907d7541b5"}',1795839519561,X'C90DC611E3FA76E5A3FA026810DCE074B46C3E2D442636810D68D05462CBF21C');
INSERT INTO "auditEvent" VALUES(29,1,NULL,'create','trainingRun',1,'{"trigger":"manual"}',1795839519567,X'58BF29212BB87DECB82E5BDB5F70C10A3D603804BFB7C9C5AF16E635545182E1');
INSERT INTO "auditEvent" VALUES(30,NULL,NULL,'add','rewardModel',1,'{"sha256":"54a4478495e51e7d571e892ac34b4611fd0674558d0ff08232521aac95881cb6"}',1795839520138,X'12AE5957555F9395CC46DDC2EF1F8979C849E375CA70BE769CC1AB64FEAAAF39');
INSERT INTO "auditEvent" VALUES(31,NULL,NULL,'finish','trainingRun',1,'{}',1795839520138,X'7C9EAEA9DE7AC29EFF014B280F5F67E987446487FA3FF817A4C8D697B1AFE8B8');
INSERT INTO "auditEvent" VALUES(32,1,'127.0.0.1','update','project',1,'{"acquisition":"uncertainty"}',1795839520190,X'64B76249A168E13FE6F478BBB48B45AAB3719AE0314A61A68156D65553663539');
INSERT INTO "auditEvent" VALUES(33,1,'127.0.0.1','promote','rewardModel',1,'{"source":"person"}',1795839520202,X'0822F0673560892A8B1B12B697B4CA9E2BD44F4F5ABAA403B1BBE1C4F459C5FD');
INSERT INTO "auditEvent" VALUES(34,NULL,NULL,'place','project',1,'{"rewardModel":"1","tasks":"12"}',1795839578883,X'A4CE5B1C06B5F43D6F02567925057950996466661E1BE9214B960E15ED3ADD9E');
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
INSERT INTO "completion" VALUES(2,1,2,'c','Ask somebody else.',NULL);
INSERT INTO "completion" VALUES(3,1,0,'a','It is 0.',NULL);
INSERT INTO "completion" VALUES(4,2,1,'b','Perhaps 2, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(5,2,0,'a','It is 2.',NULL);
INSERT INTO "completion" VALUES(6,2,2,'c','Ask somebody else. Really.',NULL);
INSERT INTO "completion" VALUES(7,3,2,'c','Ask somebody else. Really. Really.',NULL);
INSERT INTO "completion" VALUES(8,3,1,'b','Perhaps 3, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(9,3,0,'a','It is 4.',NULL);
INSERT INTO "completion" VALUES(10,4,0,'a','It is 6.',NULL);
INSERT INTO "completion" VALUES(11,4,2,'c','Ask somebody else. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(12,4,1,'b','Perhaps 4, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(13,5,0,'a','It is 8.',NULL);
INSERT INTO "completion" VALUES(14,5,2,'c','Ask somebody else. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(15,5,1,'b','Perhaps 5, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(16,6,1,'b','Perhaps 6, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(17,6,0,'a','It is 10.',NULL);
INSERT INTO "completion" VALUES(18,6,2,'c','Ask somebody else. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(19,7,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(20,7,0,'a','It is 12.',NULL);
INSERT INTO "completion" VALUES(21,7,1,'b','Perhaps 7, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(22,8,1,'b','Perhaps 8, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(23,8,0,'a','It is 14.',NULL);
INSERT INTO "completion" VALUES(24,8,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(25,9,1,'b','Perhaps 9, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(26,9,0,'a','It is 16.',NULL);
INSERT INTO "completion" VALUES(27,9,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(28,10,0,'a','It is 18.',NULL);
INSERT INTO "completion" VALUES(29,10,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(30,10,1,'b','Perhaps 10, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(31,11,0,'a','It is 20.',NULL);
INSERT INTO "completion" VALUES(32,11,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(33,11,1,'b','Perhaps 11, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(34,12,1,'b','Perhaps 12, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(35,12,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(36,12,0,'a','It is 22.',NULL);
INSERT INTO "completion" VALUES(37,13,1,'b','Perhaps 13, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(38,13,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(39,13,0,'a','It is 24.',NULL);
INSERT INTO "completion" VALUES(40,14,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(41,14,0,'a','It is 26.',NULL);
INSERT INTO "completion" VALUES(42,14,1,'b','Perhaps 14, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(43,15,0,'a','It is 28.',NULL);
INSERT INTO "completion" VALUES(44,15,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(45,15,1,'b','Perhaps 15, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(46,16,1,'b','Perhaps 16, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(47,16,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(48,16,0,'a','It is 30.',NULL);
CREATE TABLE draft (
    assignmentId INTEGER PRIMARY KEY REFERENCES assignment (id),
    body BLOB NOT NULL,
    updatedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "draft" VALUES(28,X'7B227469657273223A205B5B375D5D7D',1795839519522);
INSERT INTO "draft" VALUES(32,X'7B227469657273223A205B5B33335D5D7D',1795839519550);
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
INSERT INTO "form" VALUES(1,1,'{"fields":[{"about":"completion","help":"Overall quality of the answer, from 1 to 7","highLabel":"best","highest":7,"isRequired":false,"key":"q","kind":"likert","label":"Overall quality","lowLabel":"worst","lowest":1,"name":"overall"},{"about":"completion","help":"Fails to follow the correct instruction / task","isRequired":false,"key":"f","kind":"flag","label":"Fails the task","name":"failsTask"},{"about":"completion","help":"Inappropriate for customer assistant","isRequired":false,"key":"i","kind":"flag","label":"Inappropriate","name":"inappropriate"},{"about":"completion","help":"Hallucination","isRequired":false,"key":"h","kind":"flag","label":"Hallucination","name":"hallucination"},{"about":"completion","help":"Satisfies constraint provided in the instruction","isRequired":false,"key":"t","kind":"flag","label":"Meets the constraint","name":"satisfiesConstraint"},{"about":"completion","help":"Contains sexual content","isRequired":false,"key":"x","kind":"flag","label":"Sexual","name":"sexualContent"},{"about":"completion","help":"Contains violent content","isRequired":false,"key":"w","kind":"flag","label":"Violent","name":"violentContent"},{"about":"completion","help":"Encourages or fails to discourage violence/abuse/terrorism/self-harm","isRequired":false,"key":"e","kind":"flag","label":"Encourages harm","name":"encouragesHarm"},{"about":"completion","help":"Denigrates a protected class","isRequired":false,"key":"g","kind":"flag","label":"Denigrates a group","name":"denigrates"},{"about":"completion","help":"Gives harmful advice","isRequired":false,"key":"z","kind":"flag","label":"Harmful advice","name":"harmfulAdvice"},{"about":"completion","help":"Expresses opinion","isRequired":false,"key":"y","kind":"flag","label":"Opinion","name":"expressesOpinion"},{"about":"completion","help":"Expresses moral judgment","isRequired":false,"key":"m","kind":"flag","label":"Moral judgment","name":"moralJudgment"}],"judgement":{"allBad":false,"kind":"ranking","strengthIsRequired":false,"strengths":[],"ties":true},"steps":"together"}',NULL,1795839517164);
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
INSERT INTO "guidelineVersion" VALUES(1,1,'',NULL,1795839517164);
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
INSERT INTO "import" VALUES(1,1,NULL,'tasks.ndjson','podium',16,0,0,24,0,0,0,NULL,NULL,0,1795839518620,1795839518630);
CREATE TABLE installation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    podiumVersion TEXT NOT NULL,
    openedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "installation" VALUES(1,'0.1.0',1795839518793);
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
INSERT INTO "introduction" VALUES(1,2,1,NULL,1795839519481);
INSERT INTO "introduction" VALUES(1,3,1,NULL,1795839519487);
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    acceptedAt INTEGER,
    createdAt INTEGER NOT NULL
) STRICT;
INSERT INTO "invitation" VALUES(1,6,X'757E3835312E5EDAD57D4A8007C40A22E621D3FC2449C0376076B06811ECEF90',1796444319246,NULL,1795839519246);
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
INSERT INTO "job" VALUES(1,'training',1,1,'{"trainingRunId":1}','succeeded',1795839519568,1,NULL,1.0,'Measured',1795839519568,1795839519569,1795839520145);
INSERT INTO "job" VALUES(2,'acquisition',1,NULL,'{}','succeeded',1795839578835,1,NULL,1.0,'Asking the reward model of 12 open tasks',1795839578835,1795839578836,1795839578886);
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
INSERT INTO "labelerDay" VALUES(1,2,20785,2,0,1795839519504);
INSERT INTO "labelerDay" VALUES(1,3,20785,2,0,1795839519534);
INSERT INTO "labelerDay" VALUES(1,4,20785,12,0,1795839518621);
INSERT INTO "labelerDay" VALUES(1,5,20785,12,0,1795839518621);
CREATE TABLE labelerWeight (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- The labeler: a person, or a pseudo-labeler of imports.
    userId INTEGER NOT NULL REFERENCES user (id),
    -- In hundredths.
    weight INTEGER NOT NULL,
    -- Judgements made then or later have it; NULL: all of them.
    appliesFrom INTEGER,
    -- Forgotten with the person whom it is about.
    reason TEXT NOT NULL,
    -- NULL: the command line.
    createdBy INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    takenBackBy INTEGER REFERENCES user (id),
    takenBackAt INTEGER,
    CHECK (takenBackBy IS NULL OR takenBackAt IS NOT NULL)
) STRICT;
INSERT INTO "labelerWeight" VALUES(1,1,2,50,NULL,'In a hurry.',1,1795839519559,NULL,NULL);
CREATE TABLE member (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    role TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId)
) STRICT, WITHOUT ROWID;
INSERT INTO "member" VALUES(1,2,'labeler',1795839517657);
INSERT INTO "member" VALUES(1,3,'labeler',1795839518131);
CREATE TABLE migration (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, appliedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "migration" VALUES(1,'0001_create_schema.sql',X'940101E8B59BC02B83C0481E7C11C1A6346D3549ECD13B5B25A405A1771110F2',1795839517102);
INSERT INTO "migration" VALUES(2,'0002_count_access_changes.sql',X'FE8685589B94771D9E2B4EFEFE5187900B2ABA09D55750CA9CE74AC5F9BF0C8B',1795839517102);
INSERT INTO "migration" VALUES(3,'0003_open_word_lists.sql',X'4256F307242AA5E4658AA7021E40762994A3226015560080CB82D1A76B7B91DD',1795839517102);
INSERT INTO "migration" VALUES(4,'0004_move_models_to_files.sql',X'A806FEC25CDA01616487E0C22498274AFD28A8E98F1410F912EB305030573301',1795839517102);
INSERT INTO "migration" VALUES(5,'0005_add_job.sql',X'2E281B8A07A74DBF41E56AFBF568B48DAF804AFB00F58B0B98465C30387253B8',1795839517102);
INSERT INTO "migration" VALUES(6,'0006_bound_credentials.sql',X'3CAB4BFFBEC24D120158228DA67E92ED921675A91C5E0D05BE835C4DE519C479',1795839517102);
INSERT INTO "migration" VALUES(7,'0007_add_import.sql',X'A2547FC3F50F255F89A99DBEC82D4A52C4B5B751174FA3EF2170F30387D90257',1795839517102);
INSERT INTO "migration" VALUES(8,'0008_deal_completion_ids.sql',X'37D3B4758823C7F7762D9E1A88D4EB8CDB6F930ADB2DC3930067B5835C6644C7',1795839517102);
INSERT INTO "migration" VALUES(9,'0009_forget_names_in_promotions.sql',X'A2D38F4C5DCF8B5A3261CE463BFADB0A01B7FB8CE768515E98B499019D641FBE',1795839517102);
INSERT INTO "migration" VALUES(10,'0010_add_forms.sql',X'F735D0A7EC1F65075D39F7B05F1A3FAB932C37D08FFF5C9F46B5837A6FC6ACD6',1795839517102);
INSERT INTO "migration" VALUES(11,'0011_guard_work_in_hand.sql',X'A3FECDC4AE76DF8F5408CF1BCBAEF0F921024E8E2B50C6CC8B101C87CBDDB27B',1795839517102);
INSERT INTO "migration" VALUES(12,'0012_add_guideline_version.sql',X'A0FBE9F8F21D7F7084DEE7D3F155787277C4FC71B173D077539B19E95047271D',1795839517102);
INSERT INTO "migration" VALUES(13,'0013_show_plain_text.sql',X'253269EEAC0847044778E133C1D684803348177EB7EFCCC375B76600A098C60E',1795839517102);
INSERT INTO "migration" VALUES(14,'0014_add_personal_settings.sql',X'D47CA43A9CC8241F5C76E58A4689AFE88A6FFE546C8B6FA916C9110E58CB457A',1795839517102);
INSERT INTO "migration" VALUES(15,'0015_hide_ids_and_restore_imports.sql',X'BF4DF39096BEB8E3747100EE48F20E33C2CEF28998487866516BFE9E622806F9',1795839517102);
INSERT INTO "migration" VALUES(16,'0016_order_skips.sql',X'07CC2E54CB99664FFB4E0ED50BB2C5E370CF818728ACC976420506051E48BC4C',1795839517102);
INSERT INTO "migration" VALUES(17,'0017_add_turns.sql',X'697447CA5F12239D4D55675DB91589312A8BD396562630279A9BC1AD0FEB0A91',1795839517102);
INSERT INTO "migration" VALUES(18,'0018_add_questions.sql',X'3E3C1E0ABB08132DB023202FA5B09313E077E8171CD49E63A12D2092FE82CA84',1795839517102);
INSERT INTO "migration" VALUES(19,'0019_add_practice.sql',X'63AF2E21CFD1102736AF37BB08551EBE218F17386C0982C1EE22295C744F54E5',1795839517102);
INSERT INTO "migration" VALUES(20,'0020_tell_promotions_apart.sql',X'258E77115D16A2668AB164FD4DEA3B84B1141D8701491CC60B8A9D78A95500F7',1795839517102);
INSERT INTO "migration" VALUES(21,'0021_train_again_and_choose_tasks.sql',X'C331B1DF9164999A259250E5050A2CCAD5545339A626E6F060E0CED6CFA11554',1795839517102);
INSERT INTO "migration" VALUES(22,'0022_score_without_form.sql',X'CA83B572AA83D4DD9DEB401A11C9C76F9E7B6A586FE17019D6AD473074AEDD62',1795839517102);
INSERT INTO "migration" VALUES(23,'0023_weigh_labelers.sql',X'503B19C1D0E959376D9B82F512499CB2592A76428F82BC60F1A0115FFC058608',1795839517102);
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
INSERT INTO "practice" VALUES(1,1,'{"completions":[{"text":"I am sorry to hear that! Baking is a journey, and every loaf teaches us something. Keep going, and never lose heart!","why":"Friendly, but it does not answer. Kindness does not stand in for help."},{"text":"Check the starter first: after feeding it should double within six hours. If it does not, the bread cannot rise, whatever else you change.","why":"It names one thing to change, says how to tell, and is short, as was asked."},{"text":"There are many causes. The starter may be weak, the rise too short, the dough too dry, the oven too cold, the flour too old, the kneading too little or too much. Change one after the other, and write down what you did.","why":"Nothing is wrong, but the person asked what to change *first*, and for a short answer."},{"text":"Add a spoonful of salt to the starter every day. Salt makes yeast grow faster.","why":"It is short and sure of itself, and it is false: salt slows yeast down. A false answer that is followed does harm, so it stands below one that merely does not help."}],"expected":{"tiers":[[2],[3],[1],[4]]},"feedback":"Read each answer to its end before you rank. Ask which one you would rather be given: it does what was asked, it is true, and it is no longer than it has to be.\n\nIf two are as good as each other, give them the same rank.","prompt":[{"content":"My sourdough bread is dense and flat. What should I change first? Please keep it short.","role":"user"}]}',NULL,1795839519471);
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
INSERT INTO "project" VALUES(1,'p','Sums','ranking','',3,3,1800,86400,1,'02:30',5153952315986918,'active',24,NULL,1795839517164,NULL,1,0,0,'uncertainty',30,0);
CREATE TABLE promotion (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    rewardModelId INTEGER NOT NULL REFERENCES rewardModel (id),
    userId INTEGER REFERENCES user (id),
    reason TEXT NOT NULL,
    createdAt INTEGER NOT NULL
, source TEXT NOT NULL DEFAULT 'training', isRollBack INTEGER NOT NULL DEFAULT 0 CHECK (isRollBack IN (0, 1))) STRICT;
INSERT INTO "promotion" VALUES(1,1,1,1,'Promoted by hand.',1795839520202,'person',0);
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
INSERT INTO "prompt" VALUES(1,1,X'E8620753806681EE2EB521DF0BC6D92DD90C577776CD93AD1D2843DC89205BA2','[{"content":"Question 0: what is 0 and 0?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(2,1,X'35B169B1B4E29238F17D7ED3E0A9D871E348330327D24BEF44D79502DB00332C','[{"content":"Question 1: what is 1 and 1?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(3,1,X'B59C2BF73E13EF5518C65F3E19FC9F5F4EC5B6356BC400061C680015F0603782','[{"content":"Question 2: what is 2 and 2?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(4,1,X'71408D6D631ACD3E13B89F103B6D56EEFECB9EC34FB462D926CA80664B980C86','[{"content":"Question 3: what is 3 and 3?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(5,1,X'AE13A5576D2DAB4D7A9676485C780C298E2297E98447BEBC754BAE5D91E72E93','[{"content":"Question 4: what is 4 and 4?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(6,1,X'FB2434EB6950A7167436E633B8C651F3460BF2E0BE96246C783DA56991ECB404','[{"content":"Question 5: what is 5 and 5?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(7,1,X'55121C2BFAAA89F95352EF8AF347C09D7F485AB28E7536C0D2665BEE007995F4','[{"content":"Question 6: what is 6 and 6?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(8,1,X'05FD123EE89BA84A9B121133D88497A81883977A37B26932AEED28EE0937067E','[{"content":"Question 7: what is 7 and 7?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(9,1,X'1797E508BB804B0151D005945C78893EA8664DC54F1CE650599A90EB6A39A5EF','[{"content":"Question 8: what is 8 and 8?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(10,1,X'B2A90EB63D05E617F7E0D7EEA37D5273FB63F71CAA8DFF053771B5F5BE7430DC','[{"content":"Question 9: what is 9 and 9?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(11,1,X'DCC9C568DDED1AB1B17F32753F45A7B1821CFB54BFE2061F179239E1BE6C4AA5','[{"content":"Question 10: what is 10 and 10?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(12,1,X'0FC1AE0DB4118DB7EC34A0BAB34760B41537EDE2925E1D7A26EAB16EA398C3E2','[{"content":"Question 11: what is 11 and 11?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(13,1,X'D94178F3937F48608FE18C7D3914F999CE162E3FB1FC641C44406B7E32197D00','[{"content":"Question 12: what is 12 and 12?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(14,1,X'6323D27C4D8F87498474AD2B75CA6E240D9C9782FE816C5F04B38E5C79906F4E','[{"content":"Question 13: what is 13 and 13?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(15,1,X'8677A726296D1AE87CE35BC69783AB1D12890DF608AA83FA51029B9DF0C741FA','[{"content":"Question 14: what is 14 and 14?","role":"user"}]',1795839518621);
INSERT INTO "prompt" VALUES(16,1,X'B869CAFE00839851EE4B80DE697F6855D7F5B5D144E7FCFF3C69EF84E04092F4','[{"content":"Question 15: what is 15 and 15?","role":"user"}]',1795839518621);
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
INSERT INTO "question" VALUES(1,28,1,2,1,1,1,0,1795839519517,1795839519517);
INSERT INTO "question" VALUES(2,32,1,3,1,1,1,0,1795839519547,1795839519547);
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
INSERT INTO "questionMessage" VALUES(1,1,2,0,'Is “perhaps” wrong?',1795839519517);
INSERT INTO "questionMessage" VALUES(2,1,3,0,'Is “perhaps” wrong?',1795839519547);
CREATE TABLE "queueCursor" (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    queueGroup INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    queueSeq INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId, queueGroup, lane)
) STRICT, WITHOUT ROWID;
INSERT INTO "queueCursor" VALUES(1,2,8,3,3);
INSERT INTO "queueCursor" VALUES(1,2,8,5,17);
INSERT INTO "queueCursor" VALUES(1,2,8,6,6);
INSERT INTO "queueCursor" VALUES(1,2,8,9,9);
INSERT INTO "queueCursor" VALUES(1,3,8,1,1);
INSERT INTO "queueCursor" VALUES(1,3,8,8,18);
INSERT INTO "queueCursor" VALUES(1,3,8,10,10);
INSERT INTO "queueCursor" VALUES(1,3,8,11,11);
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
INSERT INTO "ranking" VALUES(1,1,1,1,4,1,1,1,'[[3],[1],[2]]',NULL,NULL,X'BB87A08156CA2736537A470C5CF8290ACEFD4FAD43D99F1907836A848150BD5B',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(2,2,1,1,5,1,1,1,'[[3],[2],[1]]',NULL,NULL,X'C05BB92471C54341458DF9750FB032CEB44C9E2A69FB8B3C7AA186DA9F21494F',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(3,3,1,2,4,1,1,1,'[[5],[4],[6]]',NULL,NULL,X'4EEA33C234B310D314025AE409B06620786F66D193D8C75892FD6EA038E151F7',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(4,4,1,2,5,1,1,1,'[[5],[6],[4]]',NULL,NULL,X'8250BD639D2D8B176EB955F3FF8FD8E764A7DBFA698B7524E4E1DB4E6F043F1A',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(5,5,1,3,4,1,1,1,'[[9],[8],[7]]',NULL,NULL,X'127F694C0632B6B0AA02B1677F90721EE76DE0147621E89F6BF25F51D197F4D4',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(6,6,1,3,5,1,1,1,'[[9],[7],[8]]',NULL,NULL,X'1596F4090D8E3AAFB27DA3103C6AFD194AB904EE3BDECA815B634D8478CF98E8',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(7,7,1,4,4,1,1,1,'[[10],[12],[11]]',NULL,NULL,X'426DE2D1465218C12F30DC08D7C8E940B649FF01E814519B936D3E13126A620B',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(8,8,1,4,5,1,1,1,'[[10],[11],[12]]',NULL,NULL,X'84C23DD41F02914C2D533B59C9C3A6BB8E1B8E0128B03E552FB23DEECC1E27E9',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(9,9,1,5,4,1,1,1,'[[13],[15],[14]]',NULL,NULL,X'932DD9556AA67B9AA11AC3EC6503F3760B302F5B71610CD33544B347267F0D3A',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(10,10,1,5,5,1,1,1,'[[13],[14],[15]]',NULL,NULL,X'DFEFACA9E6271EC719A152CA7D204015B5B3AA15877617077D55AA562E56BDD2',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(11,11,1,6,4,1,1,1,'[[17],[16],[18]]',NULL,NULL,X'F646F06E0326B0B9BAEE539669576CE722002C7AEBBB4E2141C52E913074447E',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(12,12,1,6,5,1,1,1,'[[17],[18],[16]]',NULL,NULL,X'F074E0922BB4E39C9570B38706F85BC93A7978F04811264F4B0182963AA468E8',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(13,13,1,7,4,1,1,1,'[[20],[21],[19]]',NULL,NULL,X'F4EBB1179FD67FFCC31C8698FB9EF53E2533672C349970907B1388C13E619271',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(14,14,1,7,5,1,1,1,'[[20],[19],[21]]',NULL,NULL,X'5D61822AAB9F4FBD519E22F9FFBF045D78BC558DEB5022C27B5111C90DF88962',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(15,15,1,8,4,1,1,1,'[[23],[22],[24]]',NULL,NULL,X'EBFB0080AA39B9528AA80485620200E093AC512A578BDD4B2BEF55544158CC1B',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(16,16,1,8,5,1,1,1,'[[23],[24],[22]]',NULL,NULL,X'AF151DBCE9A61283707C18566C7B1CC9AF00C3492442B5762EC02121378ED3EC',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(17,17,1,9,4,1,1,1,'[[26],[25],[27]]',NULL,NULL,X'ECE19E8A65D3B9B16C7FF3746CE4F404F8CE7173CDD62E4ACFF8CFC6D763227D',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(18,18,1,9,5,1,1,1,'[[26],[27],[25]]',NULL,NULL,X'2D7383BCA80D8874B2AB00A125494965F38967DD55DC27B5FE6643C478478DDD',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(19,19,1,10,4,1,1,1,'[[28],[30],[29]]',NULL,NULL,X'DB9A25508F254EC2CC81E6B6F187F9AC5ECD3911E4FA745BEE1088A32BCF3D11',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(20,20,1,10,5,1,1,1,'[[28],[29],[30]]',NULL,NULL,X'C0F836C1F52C253BC1ACF9D56ED9E60739A47654DDC7EE050C5E8E977FF7B928',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(21,21,1,11,4,1,1,1,'[[31],[33],[32]]',NULL,NULL,X'C32BE9992342AA0676FB0451401C3CD83AC5DA076D96B70B67A90CC064AAA20E',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(22,22,1,11,5,1,1,1,'[[31],[32],[33]]',NULL,NULL,X'6EF0970E6460BC6674F821586B56B3B1F49F20AA62B1456CB8707972570C44DD',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(23,23,1,12,4,1,1,1,'[[36],[34],[35]]',NULL,NULL,X'F3850CBADD30AE4AF834ACAAB88B350E089CEC76CA31EF743B404121514256CB',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(24,24,1,12,5,1,1,1,'[[36],[35],[34]]',NULL,NULL,X'50CDD21C8A481C28039B5018EA1C3644EEE19B9F3EB707ECD5E738746B8BCA6F',1795839518621,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(25,25,1,9,2,1,0,1,'[[25],[26,27]]','A note’s “text”',4200,X'58C57B940AE0788428F8C222FCFF98CF62C318B6E055472EB958393A835FA19D',1795839519495,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(26,25,1,9,2,2,1,1,'[[25],[26],[27]]','A note’s “text”',4200,X'C2A30571B4A3DE07C77D75D6FDCA98D80231BBA6597103EB46033170513F3DC4',1795839519499,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(27,26,1,6,2,1,1,1,'[[16],[17,18]]','A note’s “text”',4201,X'3D270999D7C29B7E6D95BD172894B09B399A8F2DAD6CCC0E708CBF7BCB10F4DB',1795839519504,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(28,29,1,1,3,1,0,1,'[[1],[3,2]]','A note’s “text”',4200,X'C6E24E2BE3C1AE2C737A361DFC8D9EC73CAC1888D62C6B18A4557CB3D0B088EF',1795839519526,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(29,29,1,1,3,2,1,1,'[[1],[3],[2]]','A note’s “text”',4200,X'5EBDAFFE654B3B4D7643A0B322E0303394B61FDF543CE385B45F9CD9980F9B48',1795839519529,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(30,30,1,10,3,1,1,1,'[[30],[28,29]]','A note’s “text”',4201,X'E9EDE5D4DB6BA665EAFF94F076589487E035DB23379D0768DADC2C05FF726DC7',1795839519534,NULL,NULL,1,NULL,0,NULL,1);
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
INSERT INTO "recurringWork" VALUES(1,'finishChanges',NULL,NULL,NULL,1795839578833,1795839638833,'done',NULL);
INSERT INTO "recurringWork" VALUES(2,'expireLeases',NULL,NULL,NULL,1795839578833,1795839638833,'done',NULL);
INSERT INTO "recurringWork" VALUES(3,'deleteSessions',NULL,NULL,NULL,1795839518814,1795843118814,'done',NULL);
INSERT INTO "recurringWork" VALUES(4,'deleteJobs',NULL,NULL,NULL,1795839518814,1795925918814,'done',NULL);
INSERT INTO "recurringWork" VALUES(5,'chooseTasks',NULL,NULL,NULL,1795839578833,1795839638833,'done',NULL);
INSERT INTO "recurringWork" VALUES(6,'nightlyTraining',1,'02:30 Etc/UTC','2026-11-28',NULL,1795919400000,NULL,NULL);
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
INSERT INTO "rewardModel" VALUES(1,1,1,1,X'50E3C4689B3C86F76310F9D52B6063F210E3BBABB3E938E64385B8E75229FBBD',14,'linear','{"strengthMargin":0,"trainingPrompts":12,"regularisation":0.0625,"length":{"accuracy":0.7926829268292683,"candidateLogLoss":0.4423362436357549,"prompts":12,"candidateAccuracy":0.7926829268292683,"logLoss":0.44067249245428486,"logLossDifference":{"clusters":12,"standardError":0.0277113495514867,"value":0.001663751181470013,"interval":{"upper":0.0532094757626869,"level":0.95,"lower":-0.0562231534654576}},"accuracyDifference":{"clusters":12,"standardError":0,"value":0,"interval":{"upper":0,"lower":0,"level":0.95}}},"converged":true,"crossValidation":[{"regularisation":16,"wordPairScale":0,"strengthMargin":0,"weighsLabelers":false,"logLoss":0.6429224909087907,"accuracy":0.8063909774436097},{"regularisation":8,"wordPairScale":0,"strengthMargin":0,"weighsLabelers":false,"logLoss":0.6051376924909236,"accuracy":0.8063909774436097},{"regularisation":4,"wordPairScale":0,"strengthMargin":0,"weighsLabelers":false,"logLoss":0.5525132794427212,"accuracy":0.8063909774436097},{"regularisation":2,"wordPairScale":0,"strengthMargin":0,"weighsLabelers":false,"logLoss":0.4933480264775792,"accuracy":0.8063909774436097},{"regularisation":1,"wordPairScale":0,"strengthMargin":0,"weighsLabelers":false,"logLoss":0.4410040389802007,"accuracy":0.8063909774436097},{"regularisation":0.5,"wordPairScale":0,"strengthMargin":0,"weighsLabelers":false,"logLoss":0.4041174096168207,"accuracy":0.8063909774436097},{"regularisation":0.25,"wordPairScale":0,"strengthMargin":0,"weighsLabelers":false,"logLoss":0.38311268999228026,"accuracy":0.8063909774436097},{"regularisation":0.125,"wordPairScale":0,"strengthMargin":0,"weighsLabelers":false,"logLoss":0.3739463062734322,"accuracy":0.8063909774436097},{"regularisation":0.0625,"wordPairScale":0,"strengthMargin":0,"weighsLabelers":false,"logLoss":0.37158942063266254,"accuracy":0.8063909774436097},{"regularisation":0.03125,"wordPairScale":0,"strengthMargin":0,"weighsLabelers":false,"logLoss":0.37300843803235884,"accuracy":0.8063909774436097},{"regularisation":0.015625,"wordPairScale":0,"strengthMargin":0,"weighsLabelers":false,"logLoss":0.37719024588782385,"accuracy":0.7969924812030081},{"regularisation":0.0625,"wordPairScale":0,"strengthMargin":0,"weighsLabelers":true,"logLoss":0.3629746323958023,"accuracy":0.8063909774436097}],"tieProbability":0.027919431191510923,"coin":{"accuracy":0.5,"candidateLogLoss":0.4423362436357549,"prompts":12,"candidateAccuracy":0.7926829268292683,"logLoss":0.6931471805599453,"logLossDifference":{"clusters":12,"standardError":0.061492646110850535,"value":-0.2508109369241904,"interval":{"level":0.95,"upper":-0.13241788932820725,"lower":-0.3783155271986679}},"accuracyDifference":{"clusters":12,"standardError":0.017257046076075963,"value":0.2926829268292683,"interval":{"upper":0.32432432432432434,"level":0.95,"lower":0.25824175824175827}}},"identicalComparisons":0,"temperature":0.9456497060665974,"seconds":0.566972512,"promotion":{"grounds":"noBetterThanLength","promoted":false,"reason":"No better than the lengths of the completions alone as far as 12 prompts can tell: log loss 0.442 against 0.441, difference +0.002 (95 % interval -0.056 … +0.053), accuracy +0.0 points (95 % interval +0.0 … +0.0). Rank more prompts."},"columns":361,"trainingTies":2,"folds":5,"trainingComparisons":82,"wordPairScale":0,"coinWithoutForm":{"accuracy":0.5,"candidateLogLoss":0.7596405587380053,"prompts":12,"candidateAccuracy":0.4146341463414634,"logLoss":0.6931471805599453,"logLossDifference":{"clusters":12,"standardError":0.051227402725009884,"value":0.06649337817805996,"interval":{"lower":-0.03391860003651696,"upper":0.16986008110797507,"level":0.95}},"accuracyDifference":{"clusters":12,"standardError":0.07056298867691337,"value":-0.08536585365853659,"interval":{"level":0.95,"lower":-0.22727272727272727,"upper":0.04769261637239125}}},"demonstrations":0,"heldOut":{"humanAgreement":{"standardError":0.030271208555539785,"clusters":12,"value":0.5714285714285714,"interval":{"lower":0.5161290322580645,"upper":0.6428571428571429,"level":0.95}},"pairs":82,"lengthBaseline":0.2073170731707317,"accuracy":0.7926829268292683,"logLossPerPrompt":0.40938351982529136,"promptGroups":12,"accuracyInterval":{"upper":0.8243243243243243,"lower":0.7582417582417582,"level":0.95},"logLossInterval":{"upper":0.5618617524503344,"level":0.95,"lower":0.31498661418615537},"calibration":[{"pairs":18,"upper":0.55,"predicted":0.5344628750304751,"observed":0.5555555555555556,"lower":0.5},{"pairs":2,"upper":0.6,"predicted":0.5635993995031285,"observed":0.5,"lower":0.55},{"pairs":5,"upper":0.65,"predicted":0.6184350832967092,"observed":0.6,"lower":0.6},{"pairs":3,"upper":0.7,"predicted":0.652449653691667,"observed":0.3333333333333333,"lower":0.65},{"pairs":27,"upper":0.95,"predicted":0.9325265212943944,"observed":0.9629629629629629,"lower":0.9},{"pairs":27,"upper":1,"predicted":0.9707371061347814,"observed":0.8888888888888888,"lower":0.95}],"logLoss":0.4423362436357549,"prompts":12,"tiesSkipped":2,"accuracyPerPrompt":0.8009259259259259},"withoutForm":{"accuracy":0.4146341463414634,"candidateLogLoss":0.4423362436357549,"prompts":12,"candidateAccuracy":0.7926829268292683,"logLoss":0.7596405587380053,"logLossDifference":{"clusters":12,"standardError":0.09785115292304626,"value":-0.3173043151022504,"interval":{"upper":-0.13596302265352456,"lower":-0.5150814748216417,"level":0.95}},"accuracyDifference":{"clusters":12,"standardError":0.08197507116431184,"value":0.3780487804878049,"interval":{"lower":0.2247191011235955,"upper":0.5454545454545454,"level":0.95}}},"trainingCompletions":36,"iterations":12,"making":{"seed":5153952315986918,"snapshotSha256":"5cac22390967f6f66629ae16e40e2ef27b23d27e89fc6a1b807276907d7541b5","modelSha256":"54a4478495e51e7d571e892ac34b4611fd0674558d0ff08232521aac95881cb6","snapshotId":1,"isReproduction":false,"podiumVersion":"0.1.0 (0b81613c1)"}}',1795839520138,NULL);
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    createdAt INTEGER NOT NULL
, lastSeenAt INTEGER, address TEXT) STRICT;
INSERT INTO "session" VALUES(1,1,X'7B9E28B5A4604F78DDAEE9EB2525060C2028EBB66F67C4FE059365266C3C8FA2',1798431519239,1795839519239,1795839519239,'127.0.0.1');
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
INSERT INTO "snapshot" VALUES(1,1,X'5CAC22390967F6F66629AE16E40E2EF27B23D27E89FC6A1B807276907D7541B5',5153952315986918,28,12,1,1795839519561,4);
CREATE TABLE snapshotRanking (
    snapshotId INTEGER NOT NULL REFERENCES snapshot (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    rankingId INTEGER NOT NULL REFERENCES ranking (id), weight INTEGER NOT NULL DEFAULT 100,
    PRIMARY KEY (snapshotId, taskId, rankingId)
) STRICT, WITHOUT ROWID;
INSERT INTO "snapshotRanking" VALUES(1,1,1,100);
INSERT INTO "snapshotRanking" VALUES(1,1,2,100);
INSERT INTO "snapshotRanking" VALUES(1,1,29,100);
INSERT INTO "snapshotRanking" VALUES(1,2,3,100);
INSERT INTO "snapshotRanking" VALUES(1,2,4,100);
INSERT INTO "snapshotRanking" VALUES(1,3,5,100);
INSERT INTO "snapshotRanking" VALUES(1,3,6,100);
INSERT INTO "snapshotRanking" VALUES(1,4,7,100);
INSERT INTO "snapshotRanking" VALUES(1,4,8,100);
INSERT INTO "snapshotRanking" VALUES(1,5,9,100);
INSERT INTO "snapshotRanking" VALUES(1,5,10,100);
INSERT INTO "snapshotRanking" VALUES(1,6,11,100);
INSERT INTO "snapshotRanking" VALUES(1,6,12,100);
INSERT INTO "snapshotRanking" VALUES(1,6,27,50);
INSERT INTO "snapshotRanking" VALUES(1,7,13,100);
INSERT INTO "snapshotRanking" VALUES(1,7,14,100);
INSERT INTO "snapshotRanking" VALUES(1,8,15,100);
INSERT INTO "snapshotRanking" VALUES(1,8,16,100);
INSERT INTO "snapshotRanking" VALUES(1,9,17,100);
INSERT INTO "snapshotRanking" VALUES(1,9,18,100);
INSERT INTO "snapshotRanking" VALUES(1,9,26,50);
INSERT INTO "snapshotRanking" VALUES(1,10,19,100);
INSERT INTO "snapshotRanking" VALUES(1,10,20,100);
INSERT INTO "snapshotRanking" VALUES(1,10,30,100);
INSERT INTO "snapshotRanking" VALUES(1,11,21,100);
INSERT INTO "snapshotRanking" VALUES(1,11,22,100);
INSERT INTO "snapshotRanking" VALUES(1,12,23,100);
INSERT INTO "snapshotRanking" VALUES(1,12,24,100);
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
INSERT INTO "task" VALUES(1,1,1,X'65DA40CD3E2BDB18CC577A38A390648B829C456958099E52774084AD49526AB5','q0',0,NULL,3,3,0,0,1,1,NULL,1795839518621,'ranking',1,0,NULL,0,NULL,0);
INSERT INTO "task" VALUES(2,1,2,X'5A26C0C409838CDEA99EC4B779F619D67BB0D24E9299B63FB368DC3EB406DE16','q1',0,NULL,3,2,0,0,1,2,NULL,1795839518621,'ranking',1,0,NULL,0,0,0);
INSERT INTO "task" VALUES(3,1,3,X'ED48309BD45DBBB88F619C601BB0DF7A3E33E0BE2E7D93BE40200DC3532C8F8B','q2',0,NULL,3,2,1,0,1,3,NULL,1795839518621,'ranking',1,0,NULL,0,0,0);
INSERT INTO "task" VALUES(4,1,4,X'57B1B994CFF7CA084E0272AD4306BEAB053C94C05A325088C19E67CDFE50BFFE','q3',0,NULL,3,2,0,0,1,19,NULL,1795839518621,'ranking',1,0,NULL,0,1,1);
INSERT INTO "task" VALUES(5,1,5,X'AACA03554FA935EBA1258D5DEF29C93A513E28E0314D3D5E1B4D51EB477A6CCF','q4',0,NULL,3,2,0,1,1,17,NULL,1795839518621,'ranking',1,0,NULL,0,1,0);
INSERT INTO "task" VALUES(6,1,6,X'DED1B5AA95ECB60F54078CE3B48E04A7F8AE42ABCF87CBCC6DABB43707B477B3','q5',0,NULL,3,3,0,0,1,6,NULL,1795839518621,'ranking',1,0,NULL,0,NULL,0);
INSERT INTO "task" VALUES(7,1,7,X'CE4AD66A8D63F71EBFFD8A975E7301AFDA404EFBFDA0A7C9166CE753379F15ED','q6',0,NULL,3,2,0,0,1,20,NULL,1795839518621,'ranking',1,0,NULL,0,0,1);
INSERT INTO "task" VALUES(8,1,8,X'CE03535ACFE51A9B7CB51ECE19928854D3613D76F46245807BAB7E55EDAE0D52','q7',0,NULL,3,2,0,1,1,18,NULL,1795839518621,'ranking',1,0,NULL,0,1,0);
INSERT INTO "task" VALUES(9,1,9,X'BFF86295CC638D22842D0B8C5AA5573ACF1876BAB9BB97893114E2EC8963CE43','q8',0,NULL,3,3,0,0,1,9,NULL,1795839518621,'ranking',1,0,NULL,0,NULL,0);
INSERT INTO "task" VALUES(10,1,10,X'D4B7AF35D0B0F2AFF09E432E55C095EA0868175FBD0956DB7867F481F339E0F3','q9',0,NULL,3,3,0,0,1,10,NULL,1795839518621,'ranking',1,0,NULL,0,NULL,0);
INSERT INTO "task" VALUES(11,1,11,X'E2ACC629887E31FC6737A7E54A6C20150FF2C56CA8658A18544B2D966C29EAFA','q10',0,NULL,3,2,1,0,1,11,NULL,1795839518621,'ranking',1,0,NULL,0,0,0);
INSERT INTO "task" VALUES(12,1,12,X'F76390153801DE461B1847807027389734535976509FF9B99FEC03DA2C5C8D1B','q11',0,NULL,3,2,0,0,1,12,NULL,1795839518621,'ranking',1,0,NULL,0,0,0);
INSERT INTO "task" VALUES(13,1,13,X'3D7356BA16E99FFA025FC93A3BCD8F0ECFD28FEAD4FA56677160A6BBE55AD0D4','q12',0,NULL,3,0,0,0,0,21,NULL,1795839518621,'ranking',1,0,NULL,0,0,1);
INSERT INTO "task" VALUES(14,1,14,X'47C0390B20080CAABB3146E4553A3A36A012C4BFCDC3C9E2C46F25FB5693B5F8','q13',0,NULL,3,0,0,0,0,22,NULL,1795839518621,'ranking',1,0,NULL,0,0,2);
INSERT INTO "task" VALUES(15,1,15,X'1C9C9B93F85567B931AC8082B552D85B623C2F0B47AEDD2FC4154DC2715376BA','q14',0,NULL,3,0,0,0,0,23,NULL,1795839518621,'ranking',1,0,NULL,0,0,2);
INSERT INTO "task" VALUES(16,1,16,X'53B650663250A791DEECD0933FA9024EE64C7A0287E768F0B78DD2291F5C6954','q15',0,NULL,3,0,0,0,0,24,NULL,1795839518621,'ranking',1,0,NULL,0,1,4);
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
INSERT INTO "trainingRun" VALUES(1,1,1,'manual',1,'succeeded','evaluation',1.0,'Measured','{"identicalComparisons":0,"tieProbability":0.027919431191510923,"labelers":[{"reliabilityError":0.32615308052025344,"reliability":0.6100696941914328,"pull":0.39722239134999643,"pullError":0.48549323994491195,"comparisons":6,"labeler":2},{"reliabilityError":0.21743932698935614,"reliability":0.2296167645841354,"pull":0.5367286717711482,"pullError":0.45977763248182385,"comparisons":6,"labeler":3},{"reliabilityError":0.30594650704268,"reliability":1.1483388762804878,"comparisons":36,"labeler":4},{"reliabilityError":0.28438851212320104,"reliability":1.0125525217728704,"comparisons":36,"labeler":5}],"demonstrations":0,"columns":361,"seconds":0.566972512,"temperature":0.9456497060665974,"crossValidation":[{"weighsLabelers":false,"regularisation":16,"wordPairScale":0,"accuracy":0.8063909774436097,"logLoss":0.6429224909087907,"strengthMargin":0},{"weighsLabelers":false,"regularisation":8,"wordPairScale":0,"accuracy":0.8063909774436097,"logLoss":0.6051376924909236,"strengthMargin":0},{"weighsLabelers":false,"regularisation":4,"wordPairScale":0,"accuracy":0.8063909774436097,"logLoss":0.5525132794427212,"strengthMargin":0},{"weighsLabelers":false,"regularisation":2,"wordPairScale":0,"accuracy":0.8063909774436097,"logLoss":0.4933480264775792,"strengthMargin":0},{"weighsLabelers":false,"regularisation":1,"wordPairScale":0,"accuracy":0.8063909774436097,"logLoss":0.4410040389802007,"strengthMargin":0},{"weighsLabelers":false,"regularisation":0.5,"wordPairScale":0,"accuracy":0.8063909774436097,"logLoss":0.4041174096168207,"strengthMargin":0},{"weighsLabelers":false,"regularisation":0.25,"wordPairScale":0,"accuracy":0.8063909774436097,"logLoss":0.38311268999228026,"strengthMargin":0},{"weighsLabelers":false,"regularisation":0.125,"wordPairScale":0,"accuracy":0.8063909774436097,"logLoss":0.3739463062734322,"strengthMargin":0},{"weighsLabelers":false,"regularisation":0.0625,"wordPairScale":0,"accuracy":0.8063909774436097,"logLoss":0.37158942063266254,"strengthMargin":0},{"weighsLabelers":false,"regularisation":0.03125,"wordPairScale":0,"accuracy":0.8063909774436097,"logLoss":0.37300843803235884,"strengthMargin":0},{"weighsLabelers":false,"regularisation":0.015625,"wordPairScale":0,"accuracy":0.7969924812030081,"logLoss":0.37719024588782385,"strengthMargin":0},{"weighsLabelers":true,"regularisation":0.0625,"wordPairScale":0,"accuracy":0.8063909774436097,"logLoss":0.3629746323958023,"strengthMargin":0}],"wordPairScale":0,"withoutForm":{"logLossDifference":{"interval":{"upper":-0.13596302265352456,"lower":-0.5150814748216417,"level":0.95},"standardError":0.09785115292304626,"clusters":12,"value":-0.3173043151022504},"candidateAccuracy":0.7926829268292683,"logLoss":0.7596405587380053,"candidateLogLoss":0.4423362436357549,"accuracy":0.4146341463414634,"prompts":12,"accuracyDifference":{"interval":{"upper":0.5454545454545454,"lower":0.2247191011235955,"level":0.95},"standardError":0.08197507116431184,"clusters":12,"value":0.3780487804878049}},"coin":{"logLossDifference":{"interval":{"upper":-0.13241788932820725,"lower":-0.3783155271986679,"level":0.95},"standardError":0.061492646110850535,"clusters":12,"value":-0.2508109369241904},"candidateAccuracy":0.7926829268292683,"logLoss":0.6931471805599453,"candidateLogLoss":0.4423362436357549,"accuracy":0.5,"prompts":12,"accuracyDifference":{"interval":{"upper":0.32432432432432434,"level":0.95,"lower":0.25824175824175827},"standardError":0.017257046076075963,"clusters":12,"value":0.2926829268292683}},"heldOut":{"tiesSkipped":2,"pairs":82,"accuracyInterval":{"level":0.95,"upper":0.8243243243243243,"lower":0.7582417582417582},"logLoss":0.4423362436357549,"promptGroups":12,"accuracyPerPrompt":0.8009259259259259,"prompts":12,"accuracy":0.7926829268292683,"logLossInterval":{"level":0.95,"upper":0.5618617524503344,"lower":0.31498661418615537},"humanAgreement":{"value":0.5714285714285714,"standardError":0.030271208555539785,"interval":{"lower":0.5161290322580645,"level":0.95,"upper":0.6428571428571429},"clusters":12},"logLossPerPrompt":0.40938351982529136,"calibration":[{"upper":0.55,"predicted":0.5344628750304751,"lower":0.5,"observed":0.5555555555555556,"pairs":18},{"upper":0.6,"predicted":0.5635993995031285,"lower":0.55,"observed":0.5,"pairs":2},{"upper":0.65,"predicted":0.6184350832967092,"lower":0.6,"observed":0.6,"pairs":5},{"upper":0.7,"predicted":0.652449653691667,"lower":0.65,"observed":0.3333333333333333,"pairs":3},{"upper":0.95,"predicted":0.9325265212943944,"lower":0.9,"observed":0.9629629629629629,"pairs":27},{"upper":1,"predicted":0.9707371061347814,"lower":0.95,"observed":0.8888888888888888,"pairs":27}],"lengthBaseline":0.2073170731707317},"promotion":{"promoted":false,"reason":"No better than the lengths of the completions alone as far as 12 prompts can tell: log loss 0.442 against 0.441, difference +0.002 (95 % interval -0.056 … +0.053), accuracy +0.0 points (95 % interval +0.0 … +0.0). Rank more prompts.","grounds":"noBetterThanLength"},"trainingPrompts":12,"regularisation":0.0625,"length":{"logLossDifference":{"interval":{"lower":-0.0562231534654576,"level":0.95,"upper":0.0532094757626869},"standardError":0.0277113495514867,"clusters":12,"value":0.001663751181470013},"candidateAccuracy":0.7926829268292683,"logLoss":0.44067249245428486,"candidateLogLoss":0.4423362436357549,"accuracy":0.7926829268292683,"prompts":12,"accuracyDifference":{"interval":{"level":0.95,"lower":0,"upper":0},"standardError":0,"clusters":12,"value":0}},"trainingTies":2,"coinWithoutForm":{"logLossDifference":{"interval":{"level":0.95,"upper":0.16986008110797507,"lower":-0.03391860003651696},"standardError":0.051227402725009884,"clusters":12,"value":0.06649337817805996},"candidateAccuracy":0.4146341463414634,"logLoss":0.6931471805599453,"candidateLogLoss":0.7596405587380053,"accuracy":0.5,"prompts":12,"accuracyDifference":{"interval":{"upper":0.04769261637239125,"level":0.95,"lower":-0.22727272727272727},"standardError":0.07056298867691337,"clusters":12,"value":-0.08536585365853659}},"trainingCompletions":36,"iterations":12,"strengthMargin":0,"converged":true,"fields":[{"mean":6,"lack":{"have":4,"about":"completions","needed":50},"field":{"lowest":1,"highest":7,"name":"overall"},"votes":4,"completions":4,"labelers":2,"prompts":4},{"mean":0.3333333333333333,"lack":{"have":12,"about":"completions","needed":50},"field":{"name":"sexualContent"},"votes":12,"completions":12,"labelers":2,"prompts":4}],"folds":5,"making":{"snapshotSha256":"5cac22390967f6f66629ae16e40e2ef27b23d27e89fc6a1b807276907d7541b5","modelSha256":"54a4478495e51e7d571e892ac34b4611fd0674558d0ff08232521aac95881cb6","snapshotId":1,"podiumVersion":"0.1.0 (0b81613c1)","isReproduction":false,"seed":5153952315986918},"details":{"features":[{"text":"digits","kind":"form","effect":0.03196115791797638},{"text":"distinctWords","kind":"form","effect":0.016925610601902008},{"text":"is","kind":"words","share":0.3333333333333333,"effect":0.06959946236356858},{"text":"it","kind":"words","share":0.3333333333333333,"effect":0.06959946236356858},{"text":"2.","kind":"characters","share":0.08333333333333333,"effect":0.06100301055087757},{"text":"4.","kind":"characters","share":0.05555555555555555,"effect":0.05024520371871999},{"text":"8.","kind":"characters","share":0.05555555555555555,"effect":0.029402259210103754},{"text":" 6","kind":"characters","share":0.05555555555555555,"effect":0.027560265934716388},{"text":"0.","kind":"characters","share":0.08333333333333333,"effect":0.021987897743933987},{"text":" 1","kind":"characters","share":0.25,"effect":0.008611035398464695},{"text":"wordLength","kind":"form","effect":-0.06207466125488281},{"text":"characters","kind":"form","effect":-0.05115552619099617},{"text":"words","kind":"form","effect":-0.03860751539468765},{"text":"commas","kind":"form","effect":-0.030447611585259438},{"text":"questionMarks","kind":"form","effect":-0.030447611585259438},{"text":"endsWithQuestion","kind":"form","effect":-0.03044760785996914},{"text":" rea","kind":"characters","share":0.3055555555555556,"example":"really.","effect":-0.02595533099112359},{"text":"all","kind":"characters","share":0.3055555555555556,"example":"really.","effect":-0.02595533099112359},{"text":"eal","kind":"characters","share":0.3055555555555556,"example":"really.","effect":-0.02595533099112359},{"text":"lly","kind":"characters","share":0.3055555555555556,"example":"really.","effect":-0.02595533099112359},{"text":"ly.","kind":"characters","share":0.3055555555555556,"example":"really.","effect":-0.02595533099112359},{"text":" per","kind":"characters","share":0.3333333333333333,"example":"perhaps","effect":-0.025299313362803777},{"text":"aps","kind":"characters","share":0.3333333333333333,"example":"perhaps","effect":-0.025299313362803777},{"text":"erh","kind":"characters","share":0.3333333333333333,"example":"perhaps","effect":-0.025299313362803777},{"text":"hap","kind":"characters","share":0.3333333333333333,"example":"perhaps","effect":-0.025299313362803777},{"text":"rha","kind":"characters","share":0.3333333333333333,"example":"perhaps","effect":-0.025299313362803777},{"text":" ask","kind":"characters","share":0.3333333333333333,"effect":-0.010506158301265264},{"text":" els","kind":"characters","share":0.3333333333333333,"example":"else.","effect":-0.010506158301265264}],"rankings":{"counted":28,"replaced":2,"withdrawn":0,"identical":0,"withoutOrder":0,"repeatedTasks":0,"leftOutByWeight":0,"downWeighted":2,"surplus":0,"tied":0},"calibration":{"errorByChance":0.04874963951233389,"bins":[{"predicted":0.534462875030475,"pairs":18,"observed":0.5555555555555556},{"predicted":0.5635993995031285,"pairs":2,"observed":0.5},{"predicted":0.6184350832967092,"pairs":5,"observed":0.6},{"predicted":0.652449653691667,"pairs":3,"observed":0.3333333333333333},{"predicted":0.9325265212943942,"pairs":27,"observed":0.9629629629629629},{"predicted":0.9707371061347816,"pairs":27,"observed":0.8888888888888888}],"error":0.05595216117935018},"ceiling":{"difference":{"value":0.19642857142857142,"clusters":12,"standardError":0.02120244746370509,"interval":{"upper":0.23484848484848486,"lower":0.15476190476190477,"level":0.95}},"model":{"value":0.7678571428571429,"clusters":12,"standardError":0.021930289994656522,"interval":{"upper":0.8125,"level":0.95,"lower":0.7297297297297297}},"pairs":36,"people":{"value":0.5714285714285714,"clusters":12,"standardError":0.030735816705275774,"interval":{"level":0.95,"lower":0.517813940092166,"upper":0.6428571428571429}}},"length":{"excess":{"interval":{"upper":0.019327694744029397,"level":0.95,"lower":-0.07390070786170852},"value":-0.025418513835261065,"clusters":12,"standardError":0.023991757365040552},"model":{"interval":{"lower":-1,"upper":-0.8526709006307399,"level":0.95},"value":-0.9471687836487033,"clusters":12,"standardError":0.04173203541343873},"prompts":12,"people":{"interval":{"upper":-0.7968481522075893,"lower":-0.9441772515768494,"level":0.95},"value":-0.8801814855409226,"clusters":12,"standardError":0.036640346639387124}},"disagreements":[{"probability":0.34755034630833304,"rejected":{"completion":2,"task":1},"preferred":{"completion":1,"task":1},"votes":2,"votesAgainst":1}],"limits":[{"needed":26130,"have":12,"about":"length"},{"needed":5,"have":4,"about":"labelers"},{"needed":40,"have":12,"about":"learning"},{"needed":286,"have":12,"about":"calibration"},{"needed":10,"have":2,"about":"rows"}],"breakdowns":[{"rows":[{"names":["3"],"promptGroups":12,"measured":{"accuracy":0.7926829268292683,"logLoss":0.4423362436357549,"accuracyInterval":{"upper":0.8243243243243243,"lower":0.7582417582417582,"level":0.95},"logLossInterval":{"upper":0.5618617524503344,"lower":0.31498661418615537,"level":0.95}},"pairs":82}],"rowsLeftOut":0,"by":"completions"},{"rows":[{"promptGroups":12,"measured":{"logLoss":0.5487355741988532,"accuracyInterval":{"level":0.95,"lower":0.7741935483870968,"upper":0.96},"logLossInterval":{"level":0.95,"lower":0.191931750820725,"upper":0.8694579634581269},"accuracy":0.8571428571428571},"firstPreferred":0.8571428571428571,"firstPredicted":0.9494841233815174,"names":["a","b"],"pairs":28},{"promptGroups":12,"measured":{"accuracyInterval":{"level":0.95,"lower":0.4666666666666667,"upper":0.59375},"logLossInterval":{"level":0.95,"lower":0.6758738375124679,"upper":0.7401960954841859},"accuracy":0.5357142857142857,"logLoss":0.7027062139209557},"firstPreferred":0.5714285714285714,"firstPredicted":0.5315127501772626,"names":["b","c"],"pairs":28},{"promptGroups":12,"measured":{"accuracy":1,"logLoss":0.04735391964527901,"logLossInterval":{"upper":0.059096893521626094,"lower":0.0364052753283318,"level":0.95},"accuracyInterval":{"upper":1,"lower":0.7575059933447591,"level":0.95}},"firstPreferred":1,"firstPredicted":0.9539447109963562,"names":["a","c"],"pairs":26}],"rowsLeftOut":0,"by":"policies"},{"rows":[{"measured":{"accuracy":0.7926829268292683,"accuracyInterval":{"lower":0.7582417582417582,"upper":0.8243243243243243,"level":0.95},"logLoss":0.4423362436357549,"logLossInterval":{"lower":0.31498661418615537,"upper":0.5618617524503344,"level":0.95}},"pairs":82,"names":["0","49"],"promptGroups":12}],"rowsLeftOut":0,"by":"promptLength"},{"rows":[{"promptGroups":12,"names":["4"],"pairs":36,"measured":{"logLossInterval":{"lower":0.2197959949365509,"upper":0.2741301611711209,"level":0.95},"accuracy":0.9722222222222222,"logLoss":0.24599639740945856,"accuracyInterval":{"lower":0.9166666666666666,"upper":1,"level":0.95}}},{"promptGroups":12,"names":["5"],"pairs":36,"measured":{"accuracy":0.6944444444444444,"logLossInterval":{"level":0.95,"lower":0.26658098210659387,"upper":0.3123276984342327},"accuracyInterval":{"level":0.95,"lower":0.6666666666666666,"upper":0.75},"logLoss":0.292566329826123}},{"promptGroups":2,"names":["2"],"pairs":5},{"promptGroups":2,"names":["3"],"pairs":5}],"rowsLeftOut":0,"by":"labeler"}]},"trainingComparisons":82}',1795839519567,1795839519570,1795839520138,0,NULL);
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
INSERT INTO "user" VALUES(1,'Ada','admin','$scrypt$ln=17,r=8,p=1$h24Zg137zPSn+iqPof5yYw==$NCuObMDWTzgL2kFH95U3j61579itdSzBEenXcWjXpZ0=',0,0,NULL,1795839517216,'{}');
INSERT INTO "user" VALUES(2,'lea','labeler','$scrypt$ln=17,r=8,p=1$Ef/D11vKEb8OMXMNn7VBFA==$qLT/woJHzkMDT0yhhRmmUlHGkTCsMVmeffacO4Hxc+s=',0,0,NULL,1795839517657,'{}');
INSERT INTO "user" VALUES(3,'max','labeler','$scrypt$ln=17,r=8,p=1$8gY8/4EOSEdtCZSK0qAa6w==$U9MDf/wa/YHVQSR2sh7p3emJylfT7d5gwbWlD2rfF4k=',0,0,NULL,1795839518131,'{}');
INSERT INTO "user" VALUES(4,'import:tasks.ndjson/file-1','labeler',NULL,0,1,NULL,1795839518621,'{}');
INSERT INTO "user" VALUES(5,'import:tasks.ndjson/file-2','labeler',NULL,0,1,NULL,1795839518621,'{}');
INSERT INTO "user" VALUES(6,'Zoë','manager',NULL,0,0,NULL,1795839519246,'{}');
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
CREATE INDEX labelerWeightUser ON labelerWeight (projectId, userId, id);
CREATE TRIGGER labelerWeightKept BEFORE DELETE ON labelerWeight
BEGIN
    SELECT RAISE(ABORT, 'weights are kept');
END;
CREATE TRIGGER labelerWeightFixed
BEFORE UPDATE OF id, projectId, userId, weight, appliesFrom, createdBy, createdAt ON labelerWeight
BEGIN
    SELECT RAISE(ABORT, 'a weight is never changed, it is taken back');
END;
CREATE TRIGGER labelerWeightTakenBackOnce BEFORE UPDATE OF takenBackBy, takenBackAt ON labelerWeight
WHEN OLD.takenBackAt IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a weight is taken back once');
END;
CREATE TRIGGER labelerWeightReasonFixed BEFORE UPDATE OF reason ON labelerWeight
WHEN NEW.reason <> ''
BEGIN
    SELECT RAISE(ABORT, 'a reason is never changed, only forgotten');
END;
COMMIT;
