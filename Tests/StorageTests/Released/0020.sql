-- Made by dump.py from commit 835d097.
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
INSERT INTO "accessToken" VALUES(1,1,'dump',X'5C3DAA2BC08B7598CA200C0FCD6CDB6D73A1EC92603DE249C7B5904BF325A464',1795814512525,NULL,1795814509943,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(2,2,'dump',X'60A81581F71B689E7B8A845D1F42CF4CA98B6C8AA3020338E2BCCBFE2CD87F92',1795814514278,NULL,1795814510233,NULL,0,NULL);
INSERT INTO "accessToken" VALUES(3,3,'dump',X'82C8D9BBB6674929FA87DEC373C03951EE0CE7D1DEEF5D6F6056533962EBF283',1795814514295,NULL,1795814510438,NULL,0,NULL);
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
INSERT INTO "answer" VALUES(25,4,'overall','6');
INSERT INTO "answer" VALUES(25,6,'sexualContent','true');
INSERT INTO "answer" VALUES(26,4,'overall','6');
INSERT INTO "answer" VALUES(26,6,'sexualContent','true');
INSERT INTO "answer" VALUES(27,28,'overall','6');
INSERT INTO "answer" VALUES(27,29,'sexualContent','true');
INSERT INTO "answer" VALUES(28,10,'sexualContent','true');
INSERT INTO "answer" VALUES(28,11,'overall','6');
INSERT INTO "answer" VALUES(29,10,'sexualContent','true');
INSERT INTO "answer" VALUES(29,11,'overall','6');
INSERT INTO "answer" VALUES(30,25,'sexualContent','true');
INSERT INTO "answer" VALUES(30,26,'overall','6');
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
INSERT INTO "assignment" VALUES(1,1,1,4,'submitted',0,'[1,3,2]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(2,1,1,5,'submitted',0,'[1,3,2]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(3,1,2,4,'submitted',0,'[4,5,6]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(4,1,2,5,'submitted',0,'[4,5,6]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(5,1,3,4,'submitted',0,'[7,9,8]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(6,1,3,5,'submitted',0,'[7,9,8]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(7,1,4,4,'submitted',0,'[11,10,12]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(8,1,4,5,'submitted',0,'[11,10,12]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(9,1,5,4,'submitted',0,'[15,13,14]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(10,1,5,5,'submitted',0,'[15,13,14]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(11,1,6,4,'submitted',0,'[16,17,18]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(12,1,6,5,'submitted',0,'[16,17,18]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(13,1,7,4,'submitted',0,'[20,19,21]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(14,1,7,5,'submitted',0,'[20,19,21]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(15,1,8,4,'submitted',0,'[23,22,24]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(16,1,8,5,'submitted',0,'[23,22,24]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(17,1,9,4,'submitted',0,'[27,26,25]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(18,1,9,5,'submitted',0,'[27,26,25]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(19,1,10,4,'submitted',0,'[28,30,29]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(20,1,10,5,'submitted',0,'[28,30,29]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(21,1,11,4,'submitted',0,'[32,31,33]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(22,1,11,5,'submitted',0,'[32,31,33]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(23,1,12,4,'submitted',0,'[35,36,34]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(24,1,12,5,'submitted',0,'[35,36,34]',1795814509544,1795814509544,1795814509544,NULL,NULL,1,0,NULL,0);
INSERT INTO "assignment" VALUES(25,1,2,2,'submitted',3087992751515394195,'[4,6,5]',1795814514301,1795816314301,1795814514305,NULL,NULL,1,2,1,0);
INSERT INTO "assignment" VALUES(26,1,10,2,'submitted',-4522662467189422690,'[28,29,30]',1795814514309,1795816314309,1795814514311,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(27,1,12,2,'skipped',217034565010347816,'[34,36,35]',1795814514312,1795816314312,1795814514313,'unclear','Which two?',1,1,1,0);
INSERT INTO "assignment" VALUES(28,1,7,2,'active',-1782016331065512364,'[20,19,21]',1795814514315,1795816314315,NULL,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(29,1,4,3,'submitted',7035870215767946440,'[11,10,12]',1795814514328,1795816314328,1795814514329,NULL,NULL,1,2,1,0);
INSERT INTO "assignment" VALUES(30,1,9,3,'submitted',3839209720113071964,'[26,25,27]',1795814514332,1795816314332,1795814514335,NULL,NULL,1,1,1,0);
INSERT INTO "assignment" VALUES(31,1,8,3,'skipped',7282151154207539769,'[22,24,23]',1795814514337,1795816314337,1795814514338,'unclear','Which two?',1,1,1,0);
INSERT INTO "assignment" VALUES(32,1,6,3,'active',-6859767552523364705,'[16,18,17]',1795814514340,1795816314340,NULL,NULL,NULL,1,1,1,0);
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
INSERT INTO "auditEvent" VALUES(1,NULL,'cli','create','project',1,'{"overlap":"3"}',1795814500370,X'209B31394F51D68D213B280500ACD876B2656E45F305BA2EA44D6C0771B0C335');
INSERT INTO "auditEvent" VALUES(2,NULL,'cli','create','user',1,'{"role":"admin"}',1795814500772,X'95CA9410BDF7DBA9E697C01D119D8EBBB23172FC8A19D1AE617F893317625C95');
INSERT INTO "auditEvent" VALUES(3,NULL,'cli','create','user',2,'{"role":"labeler"}',1795814503967,X'C6B184A689CCF7EB78CAD0A081A5E6CE38A709D0B5ACEE58EB65544A26F0A2CE');
INSERT INTO "auditEvent" VALUES(4,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"2"}',1795814503967,X'A9BB521A7105330A9E63289F689069EAB1B4C48CE7700ABC74F9F49D30E34D9F');
INSERT INTO "auditEvent" VALUES(5,NULL,'cli','create','user',3,'{"role":"labeler"}',1795814506993,X'F2C9FE0C767702FC3785B001B5FF9836467D9CEE835F995C15E050CE20FB0715');
INSERT INTO "auditEvent" VALUES(6,NULL,'cli','putMember','project',1,'{"role":"labeler","userId":"3"}',1795814506993,X'3AD1F702FBD2338E4126AB12FDD3F3A2C37578EECECFAB4A66985A22A499F4AE');
INSERT INTO "auditEvent" VALUES(7,NULL,'cli','create','user',4,'{"role":"labeler"}',1795814509544,X'81E6BEEA34CC58E22BD10789BB25D8002120BE3081C289894EDF373AD74B4C1D');
INSERT INTO "auditEvent" VALUES(8,NULL,'cli','create','user',5,'{"role":"labeler"}',1795814509544,X'7C5F232043F92E14B941352342CEE9595008CDE672A4348B891164535DED832F');
INSERT INTO "auditEvent" VALUES(9,NULL,'cli','import','project',1,'{"counted":"24","created":"16","import":"1"}',1795814509544,X'FEF81BEE9B0E2A38D1ED33BD0B1AA04A43891E20D11C54764E61EAFD78C04384');
INSERT INTO "auditEvent" VALUES(10,NULL,'cli','create','accessToken',1,'{"userId":"1"}',1795814509943,X'0F9EC94C2EB71F755CC684EC6561B7396B2708116D0EF70970819FD220B90482');
INSERT INTO "auditEvent" VALUES(11,NULL,'cli','create','accessToken',2,'{"userId":"2"}',1795814510233,X'7276B05D03C39D5E4672C3C719332C2E7D1CE1D9FC6BF51F4CD54DE7D9557E74');
INSERT INTO "auditEvent" VALUES(12,NULL,'cli','create','accessToken',3,'{"userId":"3"}',1795814510438,X'63B49627FA076A6A5B1D71F52E627EE99B8FE40A4A19375B2D6CAD13B6C8BB40');
INSERT INTO "auditEvent" VALUES(13,1,'127.0.0.1','signIn','user',1,'{}',1795814512510,X'4FC8FD1765983649DA04C9B177611B41F79DF075E4EA6B91F0AC4D489B3DEA5D');
INSERT INTO "auditEvent" VALUES(14,1,'127.0.0.1','create','user',6,'{"role":"manager"}',1795814512527,X'3EB51170C13E39B90C9E65EA2119F667CD31ED92F897B6C2ACD0775ACD630F8D');
INSERT INTO "auditEvent" VALUES(15,1,'127.0.0.1','invite','user',6,'{}',1795814512555,X'22CE455CAA98434CF9918509E6043229EBA2A5807B7AF3174888F938C80F5D99');
INSERT INTO "auditEvent" VALUES(16,NULL,'cli','setPractice','project',1,'{"version":"1"}',1795814514263,X'B117B07B52DADD22C9BB915E54DC6A60D2A3AC3C912B84FF66D989DA4765C26B');
INSERT INTO "auditEvent" VALUES(17,2,'127.0.0.1','submit','ranking',25,'{"assignment":"25","counted":"true","digest":"676b8c091bc4d733af6f951ef09562ac515106968690abc49117d960addf4b4c","revision":"1"}',1795814514305,X'D20FDDEA7772835BD34EF1C4C9D0540817441D01B1FBCD66A71CC5A981D419E2');
INSERT INTO "auditEvent" VALUES(18,2,'127.0.0.1','edit','ranking',26,'{"assignment":"25","counted":"true","digest":"7a61fbedddbe4720af33f619ee187d7cbaced43f41fb328decab5554bb2ae925","revision":"2"}',1795814514308,X'CEAF4506C15065F4CB1B16C2FF9CDE611BCEB4F6A642177D550695F3F2360618');
INSERT INTO "auditEvent" VALUES(19,2,'127.0.0.1','submit','ranking',27,'{"assignment":"26","counted":"true","digest":"240177c9c5acdd0eb57fcc776bdf993fd55d4340a8024f497039206233760545","revision":"1"}',1795814514311,X'BC0C20B672B33A7BB9C288B28292BFD97AF83B365CE1E0644E983FE6F9B9FF72');
INSERT INTO "auditEvent" VALUES(20,2,'127.0.0.1','skip','assignment',27,'{"reason":"unclear","task":"12"}',1795814514313,X'0E558EF417CDD51D39F14F4623B391F4AFCDE13016042BFCA89F008CD11D4075');
INSERT INTO "auditEvent" VALUES(21,2,'127.0.0.1','ask','question',1,'{"assignment":"28","message":"1"}',1795814514323,X'86A0BE72B8E27C36F35C85F93672A17045A721535C43AED69FEDB269A0315BB8');
INSERT INTO "auditEvent" VALUES(22,3,'127.0.0.1','submit','ranking',28,'{"assignment":"29","counted":"true","digest":"6e887e15cf5511aa6090f42b8c43b5202e736bc7040f4ae8f66de4be09b26ae2","revision":"1"}',1795814514329,X'29F4D50CB1D9ADA4C307B8FD218548B4CB1AF02FFD6FCC25FC28D6707B94484C');
INSERT INTO "auditEvent" VALUES(23,3,'127.0.0.1','edit','ranking',29,'{"assignment":"29","counted":"true","digest":"89dfa7bbf54e17bbd9c0ebee4f402349b4f7a117c6ffb1637dd270b6a64f7997","revision":"2"}',1795814514331,X'25974F261B657C4C4DAFF3BE3275E47A35BA30521EEA3BF24EC51DD5CD2F5376');
INSERT INTO "auditEvent" VALUES(24,3,'127.0.0.1','submit','ranking',30,'{"assignment":"30","counted":"true","digest":"66d4c1265dd7617d1b3d8cc995c2c8be0a018696d247d0b186511f456a69e6ff","revision":"1"}',1795814514335,X'55630635C61ED545946092888B863897A14106B8E5BBE8EFB2C72FB9C50A9095');
INSERT INTO "auditEvent" VALUES(25,3,'127.0.0.1','skip','assignment',31,'{"reason":"unclear","task":"8"}',1795814514338,X'567004F9B68A8A7F5DAA899017C81008FC922D524111B27D27CD5E8C619DA495');
INSERT INTO "auditEvent" VALUES(26,3,'127.0.0.1','ask','question',2,'{"assignment":"32","message":"1"}',1795814514347,X'8125AF46D523187C357C217E9E29420200F888D19FB04FFED9417CE10FA4F41E');
INSERT INTO "auditEvent" VALUES(27,NULL,NULL,'freeze','snapshot',1,'{"sha256":"c560bca22a8f3ae3205510f28b10e936bc2ee976f5c88dfac64b246908288b96"}',1795814514351,X'A3B27CD6EDD21802595551A8427481907DFB79BDC8760FE398ED492561F0F724');
INSERT INTO "auditEvent" VALUES(28,1,NULL,'create','trainingRun',1,'{"trigger":"manual"}',1795814514354,X'9972007CA0E299AA222474F68742776094FB4D43A9CC27E2295304CD7BF22CEF');
INSERT INTO "auditEvent" VALUES(29,NULL,NULL,'add','rewardModel',1,'{"sha256":"ded6e890199f0b6cf404e801a08bc5eb6ae72017173a442431f204e9c761f24d"}',1795814514553,X'0AA4DA68B7EF5D6CEB9E9C7A71F0F8B05BA8BCDB1772C4453924665AA7D3D95F');
INSERT INTO "auditEvent" VALUES(30,NULL,NULL,'finish','trainingRun',1,'{}',1795814514553,X'AA68D6CF7C68EC565D1E0A3553269F7BC6245302697CC5225FD9F887F7B7219F');
INSERT INTO "auditEvent" VALUES(31,1,'127.0.0.1','promote','rewardModel',1,'{"source":"person"}',1795814515012,X'7416AA0DB204028519619F6AC5B865BF69F42F74EACCF930A56EE5704105C7F2');
CREATE TABLE completion (
    id INTEGER PRIMARY KEY,
    taskId INTEGER NOT NULL REFERENCES task (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The hidden name of the model that wrote it.
    model TEXT,
    text TEXT NOT NULL, messages TEXT,
    UNIQUE (taskId, position)
) STRICT;
INSERT INTO "completion" VALUES(1,1,0,'a','It is 0.',NULL);
INSERT INTO "completion" VALUES(2,1,2,'c','Ask somebody else.',NULL);
INSERT INTO "completion" VALUES(3,1,1,'b','Perhaps 1, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(4,2,0,'a','It is 2.',NULL);
INSERT INTO "completion" VALUES(5,2,1,'b','Perhaps 2, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(6,2,2,'c','Ask somebody else. Really.',NULL);
INSERT INTO "completion" VALUES(7,3,0,'a','It is 4.',NULL);
INSERT INTO "completion" VALUES(8,3,2,'c','Ask somebody else. Really. Really.',NULL);
INSERT INTO "completion" VALUES(9,3,1,'b','Perhaps 3, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(10,4,1,'b','Perhaps 4, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(11,4,0,'a','It is 6.',NULL);
INSERT INTO "completion" VALUES(12,4,2,'c','Ask somebody else. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(13,5,1,'b','Perhaps 5, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(14,5,2,'c','Ask somebody else. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(15,5,0,'a','It is 8.',NULL);
INSERT INTO "completion" VALUES(16,6,0,'a','It is 10.',NULL);
INSERT INTO "completion" VALUES(17,6,1,'b','Perhaps 6, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(18,6,2,'c','Ask somebody else. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(19,7,1,'b','Perhaps 7, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(20,7,0,'a','It is 12.',NULL);
INSERT INTO "completion" VALUES(21,7,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(22,8,1,'b','Perhaps 8, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(23,8,0,'a','It is 14.',NULL);
INSERT INTO "completion" VALUES(24,8,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(25,9,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(26,9,1,'b','Perhaps 9, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(27,9,0,'a','It is 16.',NULL);
INSERT INTO "completion" VALUES(28,10,0,'a','It is 18.',NULL);
INSERT INTO "completion" VALUES(29,10,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(30,10,1,'b','Perhaps 10, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(31,11,1,'b','Perhaps 11, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(32,11,0,'a','It is 20.',NULL);
INSERT INTO "completion" VALUES(33,11,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(34,12,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(35,12,0,'a','It is 22.',NULL);
INSERT INTO "completion" VALUES(36,12,1,'b','Perhaps 12, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(37,13,0,'a','It is 24.',NULL);
INSERT INTO "completion" VALUES(38,13,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(39,13,1,'b','Perhaps 13, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(40,14,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(41,14,1,'b','Perhaps 14, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(42,14,0,'a','It is 26.',NULL);
INSERT INTO "completion" VALUES(43,15,1,'b','Perhaps 15, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(44,15,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
INSERT INTO "completion" VALUES(45,15,0,'a','It is 28.',NULL);
INSERT INTO "completion" VALUES(46,16,1,'b','Perhaps 16, perhaps not; who knows?',NULL);
INSERT INTO "completion" VALUES(47,16,0,'a','It is 30.',NULL);
INSERT INTO "completion" VALUES(48,16,2,'c','Ask somebody else. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really. Really.',NULL);
CREATE TABLE draft (
    assignmentId INTEGER PRIMARY KEY REFERENCES assignment (id),
    body BLOB NOT NULL,
    updatedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "draft" VALUES(28,X'7B227469657273223A205B5B32305D5D7D',1795814514327);
INSERT INTO "draft" VALUES(32,X'7B227469657273223A205B5B31365D5D7D',1795814514349);
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
INSERT INTO "form" VALUES(1,1,'{"fields":[{"about":"completion","help":"Overall quality of the answer, from 1 to 7","highLabel":"best","highest":7,"isRequired":false,"key":"q","kind":"likert","label":"Overall quality","lowLabel":"worst","lowest":1,"name":"overall"},{"about":"completion","help":"Fails to follow the correct instruction / task","isRequired":false,"key":"f","kind":"flag","label":"Fails the task","name":"failsTask"},{"about":"completion","help":"Inappropriate for customer assistant","isRequired":false,"key":"i","kind":"flag","label":"Inappropriate","name":"inappropriate"},{"about":"completion","help":"Hallucination","isRequired":false,"key":"h","kind":"flag","label":"Hallucination","name":"hallucination"},{"about":"completion","help":"Satisfies constraint provided in the instruction","isRequired":false,"key":"t","kind":"flag","label":"Meets the constraint","name":"satisfiesConstraint"},{"about":"completion","help":"Contains sexual content","isRequired":false,"key":"x","kind":"flag","label":"Sexual","name":"sexualContent"},{"about":"completion","help":"Contains violent content","isRequired":false,"key":"w","kind":"flag","label":"Violent","name":"violentContent"},{"about":"completion","help":"Encourages or fails to discourage violence/abuse/terrorism/self-harm","isRequired":false,"key":"e","kind":"flag","label":"Encourages harm","name":"encouragesHarm"},{"about":"completion","help":"Denigrates a protected class","isRequired":false,"key":"g","kind":"flag","label":"Denigrates a group","name":"denigrates"},{"about":"completion","help":"Gives harmful advice","isRequired":false,"key":"z","kind":"flag","label":"Harmful advice","name":"harmfulAdvice"},{"about":"completion","help":"Expresses opinion","isRequired":false,"key":"y","kind":"flag","label":"Opinion","name":"expressesOpinion"},{"about":"completion","help":"Expresses moral judgment","isRequired":false,"key":"m","kind":"flag","label":"Moral judgment","name":"moralJudgment"}],"judgement":{"allBad":false,"kind":"ranking","strengthIsRequired":false,"strengths":[],"ties":true},"steps":"together"}',NULL,1795814500370);
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
INSERT INTO "guidelineVersion" VALUES(1,1,'',NULL,1795814500370);
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
INSERT INTO "import" VALUES(1,1,NULL,'tasks.ndjson','podium',16,0,0,24,0,0,0,NULL,NULL,0,1795814509542,1795814509729);
CREATE TABLE installation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    podiumVersion TEXT NOT NULL,
    openedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "installation" VALUES(1,'0.1.0',1795814510600);
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
INSERT INTO "introduction" VALUES(1,2,1,NULL,1795814514286);
INSERT INTO "introduction" VALUES(1,3,1,NULL,1795814514300);
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    acceptedAt INTEGER,
    createdAt INTEGER NOT NULL
) STRICT;
INSERT INTO "invitation" VALUES(1,6,X'6728182597BAC0D77E2219956E97B019629CFF608FC3EABA47588AF56511A279',1796419312555,NULL,1795814512555);
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
INSERT INTO "job" VALUES(1,'training',1,1,'{"trainingRunId":1}','succeeded',1795814514355,1,NULL,1.0,'Reading 12 prompts',1795814514355,1795814514356,1795814514824);
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
INSERT INTO "labelerDay" VALUES(1,2,20784,2,0,1795814514311);
INSERT INTO "labelerDay" VALUES(1,3,20784,2,0,1795814514335);
INSERT INTO "labelerDay" VALUES(1,4,20784,12,0,1795814509544);
INSERT INTO "labelerDay" VALUES(1,5,20784,12,0,1795814509544);
CREATE TABLE member (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    role TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId)
) STRICT, WITHOUT ROWID;
INSERT INTO "member" VALUES(1,2,'labeler',1795814503967);
INSERT INTO "member" VALUES(1,3,'labeler',1795814506993);
CREATE TABLE migration (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, appliedAt INTEGER NOT NULL
) STRICT;
INSERT INTO "migration" VALUES(1,'0001_create_schema.sql',X'940101E8B59BC02B83C0481E7C11C1A6346D3549ECD13B5B25A405A1771110F2',1795814499823);
INSERT INTO "migration" VALUES(2,'0002_count_access_changes.sql',X'FE8685589B94771D9E2B4EFEFE5187900B2ABA09D55750CA9CE74AC5F9BF0C8B',1795814499823);
INSERT INTO "migration" VALUES(3,'0003_open_word_lists.sql',X'4256F307242AA5E4658AA7021E40762994A3226015560080CB82D1A76B7B91DD',1795814499823);
INSERT INTO "migration" VALUES(4,'0004_move_models_to_files.sql',X'A806FEC25CDA01616487E0C22498274AFD28A8E98F1410F912EB305030573301',1795814499823);
INSERT INTO "migration" VALUES(5,'0005_add_job.sql',X'2E281B8A07A74DBF41E56AFBF568B48DAF804AFB00F58B0B98465C30387253B8',1795814499823);
INSERT INTO "migration" VALUES(6,'0006_bound_credentials.sql',X'3CAB4BFFBEC24D120158228DA67E92ED921675A91C5E0D05BE835C4DE519C479',1795814499823);
INSERT INTO "migration" VALUES(7,'0007_add_import.sql',X'A2547FC3F50F255F89A99DBEC82D4A52C4B5B751174FA3EF2170F30387D90257',1795814499823);
INSERT INTO "migration" VALUES(8,'0008_deal_completion_ids.sql',X'37D3B4758823C7F7762D9E1A88D4EB8CDB6F930ADB2DC3930067B5835C6644C7',1795814499823);
INSERT INTO "migration" VALUES(9,'0009_forget_names_in_promotions.sql',X'A2D38F4C5DCF8B5A3261CE463BFADB0A01B7FB8CE768515E98B499019D641FBE',1795814499823);
INSERT INTO "migration" VALUES(10,'0010_add_forms.sql',X'F735D0A7EC1F65075D39F7B05F1A3FAB932C37D08FFF5C9F46B5837A6FC6ACD6',1795814499823);
INSERT INTO "migration" VALUES(11,'0011_guard_work_in_hand.sql',X'A3FECDC4AE76DF8F5408CF1BCBAEF0F921024E8E2B50C6CC8B101C87CBDDB27B',1795814499823);
INSERT INTO "migration" VALUES(12,'0012_add_guideline_version.sql',X'A0FBE9F8F21D7F7084DEE7D3F155787277C4FC71B173D077539B19E95047271D',1795814499823);
INSERT INTO "migration" VALUES(13,'0013_show_plain_text.sql',X'253269EEAC0847044778E133C1D684803348177EB7EFCCC375B76600A098C60E',1795814499823);
INSERT INTO "migration" VALUES(14,'0014_add_personal_settings.sql',X'D47CA43A9CC8241F5C76E58A4689AFE88A6FFE546C8B6FA916C9110E58CB457A',1795814499823);
INSERT INTO "migration" VALUES(15,'0015_hide_ids_and_restore_imports.sql',X'BF4DF39096BEB8E3747100EE48F20E33C2CEF28998487866516BFE9E622806F9',1795814499823);
INSERT INTO "migration" VALUES(16,'0016_order_skips.sql',X'07CC2E54CB99664FFB4E0ED50BB2C5E370CF818728ACC976420506051E48BC4C',1795814499823);
INSERT INTO "migration" VALUES(17,'0017_add_turns.sql',X'697447CA5F12239D4D55675DB91589312A8BD396562630279A9BC1AD0FEB0A91',1795814499823);
INSERT INTO "migration" VALUES(18,'0018_add_questions.sql',X'3E3C1E0ABB08132DB023202FA5B09313E077E8171CD49E63A12D2092FE82CA84',1795814499823);
INSERT INTO "migration" VALUES(19,'0019_add_practice.sql',X'63AF2E21CFD1102736AF37BB08551EBE218F17386C0982C1EE22295C744F54E5',1795814499823);
INSERT INTO "migration" VALUES(20,'0020_tell_promotions_apart.sql',X'258E77115D16A2668AB164FD4DEA3B84B1141D8701491CC60B8A9D78A95500F7',1795814499823);
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
INSERT INTO "practice" VALUES(1,1,'{"completions":[{"text":"I am sorry to hear that! Baking is a journey, and every loaf teaches us something. Keep going, and never lose heart!","why":"Friendly, but it does not answer. Kindness does not stand in for help."},{"text":"Check the starter first: after feeding it should double within six hours. If it does not, the bread cannot rise, whatever else you change.","why":"It names one thing to change, says how to tell, and is short, as was asked."},{"text":"There are many causes. The starter may be weak, the rise too short, the dough too dry, the oven too cold, the flour too old, the kneading too little or too much. Change one after the other, and write down what you did.","why":"Nothing is wrong, but the person asked what to change *first*, and for a short answer."},{"text":"Add a spoonful of salt to the starter every day. Salt makes yeast grow faster.","why":"It is short and sure of itself, and it is false: salt slows yeast down. A false answer that is followed does harm, so it stands below one that merely does not help."}],"expected":{"tiers":[[2],[3],[1],[4]]},"feedback":"Read each answer to its end before you rank. Ask which one you would rather be given: it does what was asked, it is true, and it is no longer than it has to be.\n\nIf two are as good as each other, give them the same rank.","prompt":[{"content":"My sourdough bread is dense and flat. What should I change first? Please keep it short.","role":"user"}]}',NULL,1795814514263);
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
INSERT INTO "project" VALUES(1,'p','Sums','ranking','',3,3,1800,86400,1,'02:30',8739861151820171,'active',18,NULL,1795814500370,NULL,1,0,0);
CREATE TABLE promotion (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    rewardModelId INTEGER NOT NULL REFERENCES rewardModel (id),
    userId INTEGER REFERENCES user (id),
    reason TEXT NOT NULL,
    createdAt INTEGER NOT NULL
, source TEXT NOT NULL DEFAULT 'training', isRollBack INTEGER NOT NULL DEFAULT 0 CHECK (isRollBack IN (0, 1))) STRICT;
INSERT INTO "promotion" VALUES(1,1,1,1,'Promoted by hand.',1795814515012,'person',0);
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
INSERT INTO "prompt" VALUES(1,1,X'E8620753806681EE2EB521DF0BC6D92DD90C577776CD93AD1D2843DC89205BA2','[{"content":"Question 0: what is 0 and 0?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(2,1,X'35B169B1B4E29238F17D7ED3E0A9D871E348330327D24BEF44D79502DB00332C','[{"content":"Question 1: what is 1 and 1?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(3,1,X'B59C2BF73E13EF5518C65F3E19FC9F5F4EC5B6356BC400061C680015F0603782','[{"content":"Question 2: what is 2 and 2?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(4,1,X'71408D6D631ACD3E13B89F103B6D56EEFECB9EC34FB462D926CA80664B980C86','[{"content":"Question 3: what is 3 and 3?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(5,1,X'AE13A5576D2DAB4D7A9676485C780C298E2297E98447BEBC754BAE5D91E72E93','[{"content":"Question 4: what is 4 and 4?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(6,1,X'FB2434EB6950A7167436E633B8C651F3460BF2E0BE96246C783DA56991ECB404','[{"content":"Question 5: what is 5 and 5?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(7,1,X'55121C2BFAAA89F95352EF8AF347C09D7F485AB28E7536C0D2665BEE007995F4','[{"content":"Question 6: what is 6 and 6?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(8,1,X'05FD123EE89BA84A9B121133D88497A81883977A37B26932AEED28EE0937067E','[{"content":"Question 7: what is 7 and 7?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(9,1,X'1797E508BB804B0151D005945C78893EA8664DC54F1CE650599A90EB6A39A5EF','[{"content":"Question 8: what is 8 and 8?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(10,1,X'B2A90EB63D05E617F7E0D7EEA37D5273FB63F71CAA8DFF053771B5F5BE7430DC','[{"content":"Question 9: what is 9 and 9?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(11,1,X'DCC9C568DDED1AB1B17F32753F45A7B1821CFB54BFE2061F179239E1BE6C4AA5','[{"content":"Question 10: what is 10 and 10?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(12,1,X'0FC1AE0DB4118DB7EC34A0BAB34760B41537EDE2925E1D7A26EAB16EA398C3E2','[{"content":"Question 11: what is 11 and 11?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(13,1,X'D94178F3937F48608FE18C7D3914F999CE162E3FB1FC641C44406B7E32197D00','[{"content":"Question 12: what is 12 and 12?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(14,1,X'6323D27C4D8F87498474AD2B75CA6E240D9C9782FE816C5F04B38E5C79906F4E','[{"content":"Question 13: what is 13 and 13?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(15,1,X'8677A726296D1AE87CE35BC69783AB1D12890DF608AA83FA51029B9DF0C741FA','[{"content":"Question 14: what is 14 and 14?","role":"user"}]',1795814509544);
INSERT INTO "prompt" VALUES(16,1,X'B869CAFE00839851EE4B80DE697F6855D7F5B5D144E7FCFF3C69EF84E04092F4','[{"content":"Question 15: what is 15 and 15?","role":"user"}]',1795814509544);
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
INSERT INTO "question" VALUES(1,28,1,2,1,1,1,0,1795814514323,1795814514323);
INSERT INTO "question" VALUES(2,32,1,3,1,1,1,0,1795814514347,1795814514347);
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
INSERT INTO "questionMessage" VALUES(1,1,2,0,'Is “perhaps” wrong?',1795814514323);
INSERT INTO "questionMessage" VALUES(2,1,3,0,'Is “perhaps” wrong?',1795814514347);
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
INSERT INTO "queueCursor" VALUES(1,2,0,1,7,7);
INSERT INTO "queueCursor" VALUES(1,2,0,1,10,10);
INSERT INTO "queueCursor" VALUES(1,2,0,1,12,17);
INSERT INTO "queueCursor" VALUES(1,3,0,1,4,4);
INSERT INTO "queueCursor" VALUES(1,3,0,1,6,6);
INSERT INTO "queueCursor" VALUES(1,3,0,1,8,18);
INSERT INTO "queueCursor" VALUES(1,3,0,1,9,9);
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
INSERT INTO "ranking" VALUES(1,1,1,1,4,1,1,1,'[[1],[3],[2]]',NULL,NULL,X'C7DF0A3F966FBD24B08405857F8D6409FCE0B1E829347C3787C1979B126BC750',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(2,2,1,1,5,1,1,1,'[[1],[2],[3]]',NULL,NULL,X'B23AA619CE5C4EDC5A7EE538B4CD46B4E9E859EC1FA2BC6BA0604AC65FECE206',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(3,3,1,2,4,1,1,1,'[[4],[5],[6]]',NULL,NULL,X'375C65FD5D19626993BC9E721952A63C8D5C724C88E9FE786703124FAA843265',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(4,4,1,2,5,1,1,1,'[[4],[6],[5]]',NULL,NULL,X'A5E6DDB4D8D11F6E31FBCF0677720D644090AC92AAC93BCC1040A19DAA772932',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(5,5,1,3,4,1,1,1,'[[7],[9],[8]]',NULL,NULL,X'C0F9666AA0AE63E720F80861A510FB6B7F7D11AA5A2796B3977971AE7C85DF47',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(6,6,1,3,5,1,1,1,'[[7],[8],[9]]',NULL,NULL,X'5E5D50F05434CED1BC0C5653EF9641980757047D242BD09AF37BB76F5F72918A',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(7,7,1,4,4,1,1,1,'[[11],[10],[12]]',NULL,NULL,X'56B94882537DA13E7EBEF833D4CBAE3909FBB2530E30DD970A6A5588161FF89C',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(8,8,1,4,5,1,1,1,'[[11],[12],[10]]',NULL,NULL,X'275CEB642956F4B87FC656D3870EDD08FF5BE7CA3B69437A00E092EBD9FF51DB',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(9,9,1,5,4,1,1,1,'[[15],[13],[14]]',NULL,NULL,X'C67E960232C61100460060FC1BA37A7F6CC2F3D001B6BE31A00CCA3A310E0745',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(10,10,1,5,5,1,1,1,'[[15],[14],[13]]',NULL,NULL,X'33164872051B9CE93F329C97622B28BC483AFE8A99E29FFE3E34C1740414DA38',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(11,11,1,6,4,1,1,1,'[[16],[17],[18]]',NULL,NULL,X'57238DAB5BA17713D68507C541DB9A37E06F66559863FD6B8CAFF9FD72E4787E',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(12,12,1,6,5,1,1,1,'[[16],[18],[17]]',NULL,NULL,X'0ECB25525AAD5F9D9B3EC21785F52CBC0DB517E4E899CD68CE3B8FCF6CEFB9F2',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(13,13,1,7,4,1,1,1,'[[20],[19],[21]]',NULL,NULL,X'5D61822AAB9F4FBD519E22F9FFBF045D78BC558DEB5022C27B5111C90DF88962',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(14,14,1,7,5,1,1,1,'[[20],[21],[19]]',NULL,NULL,X'F4EBB1179FD67FFCC31C8698FB9EF53E2533672C349970907B1388C13E619271',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(15,15,1,8,4,1,1,1,'[[23],[22],[24]]',NULL,NULL,X'EBFB0080AA39B9528AA80485620200E093AC512A578BDD4B2BEF55544158CC1B',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(16,16,1,8,5,1,1,1,'[[23],[24],[22]]',NULL,NULL,X'AF151DBCE9A61283707C18566C7B1CC9AF00C3492442B5762EC02121378ED3EC',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(17,17,1,9,4,1,1,1,'[[27],[26],[25]]',NULL,NULL,X'6DBCEACC3E9D9F5C4113B4623FD8ED1E38BAD1978788870D4300EB9304915754',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(18,18,1,9,5,1,1,1,'[[27],[25],[26]]',NULL,NULL,X'AF9992A4FC6C2E6CAD939D160822F43BEA8F81B837336C5C1C484ADC94B8777E',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(19,19,1,10,4,1,1,1,'[[28],[30],[29]]',NULL,NULL,X'DB9A25508F254EC2CC81E6B6F187F9AC5ECD3911E4FA745BEE1088A32BCF3D11',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(20,20,1,10,5,1,1,1,'[[28],[29],[30]]',NULL,NULL,X'C0F836C1F52C253BC1ACF9D56ED9E60739A47654DDC7EE050C5E8E977FF7B928',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(21,21,1,11,4,1,1,1,'[[32],[31],[33]]',NULL,NULL,X'9C277D91ACBFEF32805BE005099056B4E3FECA195072D01D5AA037E3713035C2',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(22,22,1,11,5,1,1,1,'[[32],[33],[31]]',NULL,NULL,X'1B3FD785098ADF11C63D28FEAE03429A4F5C6BF24EBFEF0FAD1367717AE70D48',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(23,23,1,12,4,1,1,1,'[[35],[36],[34]]',NULL,NULL,X'10CC4EB8190FDA1683091E5C60D933EFABD491177FA0B43BAE24E1F8804921F1',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(24,24,1,12,5,1,1,1,'[[35],[34],[36]]',NULL,NULL,X'2511F8AA17871238A4644DC087A7FF977CF8686998446C57B7ED0E8871D524E0',1795814509544,1,NULL,1,NULL,0,NULL,NULL);
INSERT INTO "ranking" VALUES(25,25,1,2,2,1,0,1,'[[4],[6,5]]','A note’s “text”',4200,X'676B8C091BC4D733AF6F951EF09562AC515106968690ABC49117D960ADDF4B4C',1795814514305,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(26,25,1,2,2,2,1,1,'[[4],[6],[5]]','A note’s “text”',4200,X'7A61FBEDDDBE4720AF33F619EE187D7CBACED43F41FB328DECAB5554BB2AE925',1795814514308,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(27,26,1,10,2,1,1,1,'[[28],[29,30]]','A note’s “text”',4201,X'240177C9C5ACDD0EB57FCC776BDF993FD55D4340A8024F497039206233760545',1795814514311,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(28,29,1,4,3,1,0,1,'[[11],[10,12]]','A note’s “text”',4200,X'6E887E15CF5511AA6090F42B8C43B5202E736BC7040F4AE8F66DE4BE09B26AE2',1795814514329,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(29,29,1,4,3,2,1,1,'[[11],[10],[12]]','A note’s “text”',4200,X'89DFA7BBF54E17BBD9C0EBEE4F402349B4F7A117C6FFB1637DD270B6A64F7997',1795814514331,NULL,NULL,1,NULL,0,NULL,1);
INSERT INTO "ranking" VALUES(30,30,1,9,3,1,1,1,'[[26],[25,27]]','A note’s “text”',4201,X'66D4C1265DD7617D1B3D8CC995C2C8BE0A018696D247D0B186511F456A69E6FF',1795814514335,NULL,NULL,1,NULL,0,NULL,1);
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
INSERT INTO "recurringWork" VALUES(1,'finishChanges',NULL,NULL,NULL,1795814510722,1795814570722,'done',NULL);
INSERT INTO "recurringWork" VALUES(2,'expireLeases',NULL,NULL,NULL,1795814510722,1795814570722,'done',NULL);
INSERT INTO "recurringWork" VALUES(3,'deleteSessions',NULL,NULL,NULL,1795814510722,1795818110722,'done',NULL);
INSERT INTO "recurringWork" VALUES(4,'deleteJobs',NULL,NULL,NULL,1795814510722,1795900910722,'done',NULL);
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
INSERT INTO "rewardModel" VALUES(1,1,1,1,X'50E3C4689B3C86F76310F9D52B6063F210E3BBABB3E938E64385B8E75229FBBD',14,'linear','{"crossValidation":[{"regularisation":16,"accuracy":0.820754716981133,"logLoss":0.6336593666937542,"wordPairScale":0},{"regularisation":8,"accuracy":0.820754716981133,"logLoss":0.5887548678248727,"wordPairScale":0},{"regularisation":4,"accuracy":0.8301886792452838,"logLoss":0.5261376193387169,"wordPairScale":0},{"regularisation":2,"accuracy":0.8207547169811329,"logLoss":0.4552234024577163,"wordPairScale":0},{"regularisation":1,"accuracy":0.8207547169811329,"logLoss":0.3914075228975142,"wordPairScale":0},{"regularisation":0.5,"accuracy":0.8207547169811329,"logLoss":0.3443839720006213,"wordPairScale":0},{"regularisation":0.25,"accuracy":0.8207547169811329,"logLoss":0.31489420030570914,"wordPairScale":0},{"regularisation":0.125,"accuracy":0.8207547169811329,"logLoss":0.2988918105018669,"wordPairScale":0},{"regularisation":0.0625,"accuracy":0.8207547169811329,"logLoss":0.29181938627513054,"wordPairScale":0},{"regularisation":0.03125,"accuracy":0.8207547169811329,"logLoss":0.29023775240024224,"wordPairScale":0},{"regularisation":0.015625,"accuracy":0.8207547169811329,"logLoss":0.29222455190661084,"wordPairScale":0},{"regularisation":0.0078125,"accuracy":0.8207547169811329,"logLoss":0.29744168463933846,"wordPairScale":0}],"converged":true,"coin":{"accuracy":0.5,"logLoss":0.6931471805599451,"accuracyDifference":{"interval":{"level":0.95,"lower":0.2710843373493976,"upper":0.3505747126436782},"clusters":12,"standardError":0.021125072917526556,"value":0.3170731707317073},"prompts":12,"candidateLogLoss":0.33665003757799017,"candidateAccuracy":0.8170731707317073,"logLossDifference":{"interval":{"level":0.95,"lower":-0.4593290156666961,"upper":-0.16159215885133665},"clusters":12,"standardError":0.08555594841634519,"value":-0.3564971429819551}},"trainingComparisons":82,"length":{"accuracy":0.8414634146341463,"logLoss":0.3506251129736549,"accuracyDifference":{"interval":{"level":0.95,"upper":0,"lower":-0.056179775280898875},"clusters":12,"standardError":0.014651504983687415,"value":-0.024390243902439025},"prompts":12,"candidateLogLoss":0.33665003757799017,"candidateAccuracy":0.8170731707317073,"logLossDifference":{"interval":{"upper":0.1272219725170186,"lower":-0.0998616900512423,"level":0.95},"clusters":12,"standardError":0.06420616486196086,"value":-0.013975075395664812}},"seconds":0.193932279,"folds":5,"iterations":14,"heldOut":{"logLoss":0.33665003757799017,"accuracyInterval":{"level":0.95,"lower":0.7710843373493976,"upper":0.8505747126436781},"accuracy":0.8170731707317073,"logLossInterval":{"upper":0.5320334832694886,"level":0.95,"lower":0.2328059586889823},"prompts":12,"accuracyPerPrompt":0.8194444444444445,"tiesSkipped":2,"calibration":[{"predicted":0.5265895619756586,"pairs":13,"upper":0.55,"observed":0.46153846153846156,"lower":0.5},{"predicted":0.5592176084132101,"pairs":12,"upper":0.6,"observed":0.5,"lower":0.55},{"predicted":0.6927794577346376,"pairs":2,"upper":0.7,"observed":0.5,"lower":0.65},{"predicted":0.9804161887489665,"pairs":55,"upper":1,"observed":0.9818181818181818,"lower":0.95}],"logLossPerPrompt":0.3246560455130071,"promptGroups":12,"pairs":82,"lengthBaseline":0.15853658536585366,"humanAgreement":{"interval":{"lower":0.5937210648148149,"upper":0.7647058823529411,"level":0.95},"value":0.6964285714285714,"standardError":0.04188796925294035,"clusters":12}},"trainingCompletions":36,"columns":361,"trainingTies":2,"trainingPrompts":12,"tieProbability":0.04060910977172887,"regularisation":0.03125,"promotion":{"reason":"No better than the lengths of the completions alone as far as 12 prompts can tell: log loss 0.337 against 0.351, difference -0.014 (95 % interval -0.100 … +0.127), accuracy -2.4 points (95 % interval -5.6 … +0.0). Rank more prompts.","grounds":"noBetterThanLength","promoted":false},"wordPairScale":0,"temperature":0.9879633152441769,"identicalComparisons":0}',1795814514553,NULL);
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    createdAt INTEGER NOT NULL
, lastSeenAt INTEGER, address TEXT) STRICT;
INSERT INTO "session" VALUES(1,1,X'EC8E74AD4F9FF2C27B927CAC7289CA4CA66BE9976BFCC2CB5F1F6311B22519AE',1798406512510,1795814512510,1795814512510,'127.0.0.1');
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
INSERT INTO "snapshot" VALUES(1,1,X'C560BCA22A8F3AE3205510F28B10E936BC2EE976F5C88DFAC64B246908288B96',8739861151820171,28,12,1,1795814514351,2);
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
INSERT INTO "snapshotRanking" VALUES(1,4,7);
INSERT INTO "snapshotRanking" VALUES(1,4,8);
INSERT INTO "snapshotRanking" VALUES(1,4,29);
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
INSERT INTO "snapshotRanking" VALUES(1,9,30);
INSERT INTO "snapshotRanking" VALUES(1,10,19);
INSERT INTO "snapshotRanking" VALUES(1,10,20);
INSERT INTO "snapshotRanking" VALUES(1,10,27);
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
INSERT INTO "task" VALUES(1,1,1,X'65DA40CD3E2BDB18CC577A38A390648B829C456958099E52774084AD49526AB5','q0',0,NULL,3,2,0,0,1,1,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(2,1,2,X'5A26C0C409838CDEA99EC4B779F619D67BB0D24E9299B63FB368DC3EB406DE16','q1',0,NULL,3,3,0,0,1,2,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(3,1,3,X'ED48309BD45DBBB88F619C601BB0DF7A3E33E0BE2E7D93BE40200DC3532C8F8B','q2',0,NULL,3,2,0,0,1,3,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(4,1,4,X'57B1B994CFF7CA084E0272AD4306BEAB053C94C05A325088C19E67CDFE50BFFE','q3',0,NULL,3,3,0,0,1,4,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(5,1,5,X'AACA03554FA935EBA1258D5DEF29C93A513E28E0314D3D5E1B4D51EB477A6CCF','q4',0,NULL,3,2,0,0,1,5,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(6,1,6,X'DED1B5AA95ECB60F54078CE3B48E04A7F8AE42ABCF87CBCC6DABB43707B477B3','q5',0,NULL,3,2,1,0,1,6,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(7,1,7,X'CE4AD66A8D63F71EBFFD8A975E7301AFDA404EFBFDA0A7C9166CE753379F15ED','q6',0,NULL,3,2,1,0,1,7,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(8,1,8,X'CE03535ACFE51A9B7CB51ECE19928854D3613D76F46245807BAB7E55EDAE0D52','q7',0,NULL,3,2,0,1,1,18,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(9,1,9,X'BFF86295CC638D22842D0B8C5AA5573ACF1876BAB9BB97893114E2EC8963CE43','q8',0,NULL,3,3,0,0,1,9,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(10,1,10,X'D4B7AF35D0B0F2AFF09E432E55C095EA0868175FBD0956DB7867F481F339E0F3','q9',0,NULL,3,3,0,0,1,10,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(11,1,11,X'E2ACC629887E31FC6737A7E54A6C20150FF2C56CA8658A18544B2D966C29EAFA','q10',0,NULL,3,2,0,0,1,11,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(12,1,12,X'F76390153801DE461B1847807027389734535976509FF9B99FEC03DA2C5C8D1B','q11',0,NULL,3,2,0,1,1,17,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(13,1,13,X'3D7356BA16E99FFA025FC93A3BCD8F0ECFD28FEAD4FA56677160A6BBE55AD0D4','q12',0,NULL,3,0,0,0,0,13,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(14,1,14,X'47C0390B20080CAABB3146E4553A3A36A012C4BFCDC3C9E2C46F25FB5693B5F8','q13',0,NULL,3,0,0,0,0,14,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(15,1,15,X'1C9C9B93F85567B931AC8082B552D85B623C2F0B47AEDD2FC4154DC2715376BA','q14',0,NULL,3,0,0,0,0,15,NULL,1795814509544,'ranking',1,0,NULL,0);
INSERT INTO "task" VALUES(16,1,16,X'53B650663250A791DEECD0933FA9024EE64C7A0287E768F0B78DD2291F5C6954','q15',0,NULL,3,0,0,0,0,16,NULL,1795814509544,'ranking',1,0,NULL,0);
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
INSERT INTO "trainingRun" VALUES(1,1,1,'manual',1,'succeeded','features',1.0,'Reading 12 prompts','{"trainingComparisons":82,"converged":true,"details":{"disagreements":[{"preferred":{"task":9,"completion":26},"votes":2,"votesAgainst":1,"probability":0.44013640792420267,"rejected":{"task":9,"completion":25}},{"preferred":{"task":4,"completion":10},"votes":2,"votesAgainst":1,"probability":0.45508885119610215,"rejected":{"task":4,"completion":12}}],"ceiling":{"model":{"interval":{"level":0.95,"lower":0.7403846153846154,"upper":0.8707027168234064},"standardError":0.034929501748555275,"value":0.8125,"clusters":12},"difference":{"interval":{"upper":0.1590909090909091,"level":0.95,"lower":0.07893796992481204},"standardError":0.02083964798127371,"value":0.11607142857142858,"clusters":12},"pairs":36,"people":{"interval":{"level":0.95,"lower":0.5961538461538461,"upper":0.7647058823529411},"standardError":0.04205634587857957,"value":0.6964285714285714,"clusters":12}},"features":[{"kind":"form","effect":0.0270733293145895,"text":"digits"},{"kind":"form","effect":0.024523651227355003,"text":"distinctWords"},{"share":0.3333333333333333,"kind":"words","effect":0.08960231852827179,"text":"is"},{"share":0.3333333333333333,"kind":"words","effect":0.08960231852827179,"text":"it"},{"share":0.08333333333333333,"kind":"characters","effect":0.08902262955841511,"text":"0."},{"share":0.08333333333333333,"kind":"characters","effect":0.08404759895123408,"text":"2."},{"share":0.05555555555555555,"kind":"characters","effect":0.06935172998582706,"text":"8."},{"share":0.05555555555555555,"kind":"characters","effect":0.06788547058610783,"text":"4."},{"share":0.05555555555555555,"kind":"characters","effect":0.025184016362025774,"text":" 6"},{"share":0.05555555555555555,"kind":"characters","effect":0.011789923685753934,"text":" 12"},{"share":0.05555555555555555,"kind":"characters","effect":0.010368661408708929,"text":" 10"},{"kind":"form","effect":-0.08549710363149643,"text":"wordLength"},{"kind":"form","effect":-0.06353609263896942,"text":"characters"},{"kind":"form","effect":-0.04564438387751579,"text":"words"},{"kind":"form","effect":-0.03913417086005211,"text":"commas"},{"kind":"form","effect":-0.03913417086005211,"text":"questionMarks"},{"kind":"form","effect":-0.03913416713476181,"text":"endsWithQuestion"},{"share":0.05555555555555555,"kind":"characters","effect":-0.07951658655724136,"text":"6."},{"share":0.2777777777777778,"kind":"words","effect":-0.03833448106718499,"text":"really really"},{"share":0.3333333333333333,"kind":"characters","effect":-0.03237572974845143,"example":"perhaps","text":" per"},{"share":0.3333333333333333,"kind":"characters","effect":-0.03237572974845143,"example":"perhaps","text":"aps"},{"share":0.3333333333333333,"kind":"characters","effect":-0.03237572974845143,"example":"perhaps","text":"erh"},{"share":0.3333333333333333,"kind":"characters","effect":-0.03237572974845143,"example":"perhaps","text":"hap"},{"share":0.3333333333333333,"kind":"characters","effect":-0.03237572974845143,"example":"perhaps","text":"rha"},{"share":0.3055555555555556,"kind":"characters","effect":-0.031001439351567003,"example":"really.","text":"ally."},{"share":0.05555555555555555,"kind":"characters","effect":-0.036595815071417626,"text":"2,"},{"share":0.3333333333333333,"kind":"characters","effect":-0.012253957035517635,"text":" ask"},{"share":0.3333333333333333,"kind":"characters","effect":-0.012253957035517635,"example":"else.","text":" els"},{"share":0.3333333333333333,"kind":"characters","effect":-0.012253957035517635,"example":"somebody","text":" som"}],"calibration":{"error":0.0246212700111975,"errorByChance":0.032873462898253734,"bins":[{"predicted":0.5265895619756586,"observed":0.46153846153846156,"pairs":13},{"predicted":0.5592176084132102,"observed":0.5,"pairs":12},{"predicted":0.6927794577346376,"observed":0.5,"pairs":2},{"predicted":0.9804161887489666,"observed":0.9818181818181818,"interval":{"lower":0.9433962264150944,"upper":1,"level":0.95},"pairs":55}]},"breakdowns":[{"rowsLeftOut":0,"rows":[{"promptGroups":12,"measured":{"logLoss":0.33665003757799017,"logLossInterval":{"level":0.95,"lower":0.2328059586889823,"upper":0.5320334832694886},"accuracy":0.8170731707317073,"accuracyInterval":{"level":0.95,"lower":0.7710843373493976,"upper":0.8505747126436781}},"pairs":82,"names":["3"]}],"by":"completions"},{"rowsLeftOut":0,"rows":[{"firstPredicted":0.9809358024036652,"firstPreferred":0.9642857142857143,"measured":{"accuracyInterval":{"level":0.95,"lower":0.8928571428571429,"upper":1},"logLoss":0.2840894990355764,"accuracy":0.9642857142857143,"logLossInterval":{"level":0.95,"lower":0.016836571405814044,"upper":0.8098304070174803}},"promptGroups":12,"names":["a","b"],"pairs":28},{"firstPredicted":0.9798773301440946,"firstPreferred":1,"measured":{"accuracy":1,"accuracyInterval":{"level":0.95,"upper":1,"lower":0.7575059933447591},"logLossInterval":{"level":0.95,"upper":0.027119213320549,"lower":0.013089549867277544},"logLoss":0.020404790470586635},"promptGroups":12,"names":["a","c"],"pairs":27},{"firstPredicted":0.4785180517890296,"firstPreferred":0.5185185185185185,"measured":{"accuracy":0.48148148148148145,"logLoss":0.7074025098404895,"accuracyInterval":{"level":0.95,"lower":0.42857142857142855,"upper":0.5384615384615384},"logLossInterval":{"level":0.95,"lower":0.6915645318361265,"upper":0.7244275293108062}},"promptGroups":12,"names":["b","c"],"pairs":27}],"by":"policies"},{"rowsLeftOut":0,"rows":[{"measured":{"logLossInterval":{"lower":0.2328059586889823,"level":0.95,"upper":0.5320334832694886},"logLoss":0.33665003757799017,"accuracy":0.8170731707317073,"accuracyInterval":{"lower":0.7710843373493976,"level":0.95,"upper":0.8505747126436781}},"names":["0","49"],"pairs":82,"promptGroups":12}],"by":"promptLength"},{"rowsLeftOut":0,"rows":[{"pairs":36,"promptGroups":12,"names":["4"],"measured":{"logLossInterval":{"upper":0.2928628104465907,"lower":0.2354478024890973,"level":0.95},"accuracyInterval":{"upper":0.9166666666666666,"lower":0.75,"level":0.95},"logLoss":0.26093584121124613,"accuracy":0.8333333333333334}},{"pairs":36,"promptGroups":12,"names":["5"],"measured":{"accuracy":0.8333333333333334,"accuracyInterval":{"upper":0.9166666666666666,"lower":0.75,"level":0.95},"logLoss":0.23611998886292523,"logLossInterval":{"upper":0.261606663432685,"lower":0.21000510027387603,"level":0.95}}},{"pairs":5,"promptGroups":2,"names":["2"]},{"pairs":5,"promptGroups":2,"names":["3"]}],"by":"labeler"}],"length":{"excess":{"value":0.013351340647437367,"interval":{"level":0.95,"lower":-0.0073337319052237835,"upper":0.03368006652170019},"clusters":12,"standardError":0.010513590367895337},"model":{"value":-0.8638354503153698,"interval":{"lower":-0.9776709006307397,"upper":-0.7388354503153698,"level":0.95},"clusters":12,"standardError":0.062187160104236305},"prompts":12,"people":{"value":-0.9106836025229592,"interval":{"lower":-0.9441772515768495,"level":0.95,"upper":-0.8771899534690689},"clusters":12,"standardError":0.018228405816182906}},"limits":[{"needed":34,"about":"length","have":12},{"needed":5,"about":"labelers","have":4},{"needed":40,"about":"learning","have":12},{"needed":130,"about":"calibration","have":12},{"needed":10,"about":"rows","have":2}],"rankings":{"repeatedTasks":0,"surplus":0,"tied":0,"replaced":2,"counted":28,"identical":0,"withdrawn":0,"withoutOrder":0}},"length":{"prompts":12,"candidateAccuracy":0.8170731707317073,"candidateLogLoss":0.33665003757799017,"accuracy":0.8414634146341463,"accuracyDifference":{"clusters":12,"interval":{"upper":0,"level":0.95,"lower":-0.056179775280898875},"value":-0.024390243902439025,"standardError":0.014651504983687415},"logLossDifference":{"clusters":12,"interval":{"upper":0.1272219725170186,"lower":-0.0998616900512423,"level":0.95},"value":-0.013975075395664812,"standardError":0.06420616486196086},"logLoss":0.3506251129736549},"trainingPrompts":12,"columns":361,"trainingTies":2,"coin":{"prompts":12,"candidateAccuracy":0.8170731707317073,"candidateLogLoss":0.33665003757799017,"accuracy":0.5,"accuracyDifference":{"clusters":12,"interval":{"level":0.95,"upper":0.3505747126436782,"lower":0.2710843373493976},"value":0.3170731707317073,"standardError":0.021125072917526556},"logLossDifference":{"clusters":12,"interval":{"upper":-0.16159215885133665,"lower":-0.4593290156666961,"level":0.95},"value":-0.3564971429819551,"standardError":0.08555594841634519},"logLoss":0.6931471805599451},"heldOut":{"logLossPerPrompt":0.3246560455130071,"accuracyPerPrompt":0.8194444444444445,"promptGroups":12,"prompts":12,"logLoss":0.33665003757799017,"pairs":82,"accuracy":0.8170731707317073,"accuracyInterval":{"upper":0.8505747126436781,"level":0.95,"lower":0.7710843373493976},"humanAgreement":{"interval":{"lower":0.5937210648148149,"upper":0.7647058823529411,"level":0.95},"value":0.6964285714285714,"clusters":12,"standardError":0.04188796925294035},"tiesSkipped":2,"calibration":[{"predicted":0.5265895619756586,"observed":0.46153846153846156,"lower":0.5,"upper":0.55,"pairs":13},{"predicted":0.5592176084132101,"observed":0.5,"lower":0.55,"upper":0.6,"pairs":12},{"predicted":0.6927794577346376,"observed":0.5,"lower":0.65,"upper":0.7,"pairs":2},{"predicted":0.9804161887489665,"observed":0.9818181818181818,"lower":0.95,"upper":1,"pairs":55}],"lengthBaseline":0.15853658536585366,"logLossInterval":{"level":0.95,"lower":0.2328059586889823,"upper":0.5320334832694886}},"tieProbability":0.04060910977172887,"identicalComparisons":0,"regularisation":0.03125,"wordPairScale":0,"temperature":0.9879633152441769,"crossValidation":[{"wordPairScale":0,"logLoss":0.6336593666937542,"regularisation":16,"accuracy":0.820754716981133},{"wordPairScale":0,"logLoss":0.5887548678248727,"regularisation":8,"accuracy":0.820754716981133},{"wordPairScale":0,"logLoss":0.5261376193387169,"regularisation":4,"accuracy":0.8301886792452838},{"wordPairScale":0,"logLoss":0.4552234024577163,"regularisation":2,"accuracy":0.8207547169811329},{"wordPairScale":0,"logLoss":0.3914075228975142,"regularisation":1,"accuracy":0.8207547169811329},{"wordPairScale":0,"logLoss":0.3443839720006213,"regularisation":0.5,"accuracy":0.8207547169811329},{"wordPairScale":0,"logLoss":0.31489420030570914,"regularisation":0.25,"accuracy":0.8207547169811329},{"wordPairScale":0,"logLoss":0.2988918105018669,"regularisation":0.125,"accuracy":0.8207547169811329},{"wordPairScale":0,"logLoss":0.29181938627513054,"regularisation":0.0625,"accuracy":0.8207547169811329},{"wordPairScale":0,"logLoss":0.29023775240024224,"regularisation":0.03125,"accuracy":0.8207547169811329},{"wordPairScale":0,"logLoss":0.29222455190661084,"regularisation":0.015625,"accuracy":0.8207547169811329},{"wordPairScale":0,"logLoss":0.29744168463933846,"regularisation":0.0078125,"accuracy":0.8207547169811329}],"trainingCompletions":36,"folds":5,"seconds":0.193932279,"iterations":14,"promotion":{"reason":"No better than the lengths of the completions alone as far as 12 prompts can tell: log loss 0.337 against 0.351, difference -0.014 (95 % interval -0.100 … +0.127), accuracy -2.4 points (95 % interval -5.6 … +0.0). Rank more prompts.","promoted":false,"grounds":"noBetterThanLength"}}',1795814514354,1795814514359,1795814514553);
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
INSERT INTO "user" VALUES(1,'Ada','admin','$scrypt$ln=17,r=8,p=1$96iF34/8U0mbHzYcORWHmw==$atd7lOnIUkzQvj4IApQTsWX4/zA4GepVur1YWQUV/kw=',0,0,NULL,1795814500772,'{}');
INSERT INTO "user" VALUES(2,'lea','labeler','$scrypt$ln=17,r=8,p=1$Kd2VvhjIjymlk+5aZpiP5Q==$ial0rJXZ/TKsy/OKk2Du37kPaNidSMYyU7RKB/kMR9I=',0,0,NULL,1795814503967,'{}');
INSERT INTO "user" VALUES(3,'max','labeler','$scrypt$ln=17,r=8,p=1$i5hJB5FIgbheU9OaAjPYmA==$IgPiX7sMVbWaKd1OrKGxBb8Y0xaZUsnIfiFanyVL6fw=',0,0,NULL,1795814506993,'{}');
INSERT INTO "user" VALUES(4,'import:tasks.ndjson/file-1','labeler',NULL,0,1,NULL,1795814509544,'{}');
INSERT INTO "user" VALUES(5,'import:tasks.ndjson/file-2','labeler',NULL,0,1,NULL,1795814509544,'{}');
INSERT INTO "user" VALUES(6,'Zoë','manager',NULL,0,0,NULL,1795814512527,'{}');
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
