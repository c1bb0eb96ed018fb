BEGIN TRANSACTION;
CREATE TABLE assignments (
	transcript VARCHAR NOT NULL, 
	coder VARCHAR NOT NULL, 
	blind BOOLEAN NOT NULL, 
	PRIMARY KEY (transcript, coder), 
	FOREIGN KEY(transcript) REFERENCES transcripts (id)
);
CREATE TABLE changes (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR NOT NULL, 
	time DATETIME NOT NULL, 
	coder VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	facts JSON NOT NULL, 
	target VARCHAR NOT NULL, 
	edits INTEGER NOT NULL, 
	merged INTEGER, 
	UNIQUE (id)
);
INSERT INTO "changes" VALUES(1,'01a0683efd044ce6a3974bf5de79b7e9','2026-11-23 10:04:21.257153','','start','{}','',1,NULL);
INSERT INTO "changes" VALUES(2,'cc94d07e15c64622ae578d94d4353d86','2026-11-23 10:04:21.267317','Noor','import','{"transcripts":3}','',4,NULL);
INSERT INTO "changes" VALUES(3,'8bcf3e340d424b9baf1a459611804a9e','2026-11-23 10:04:21.274469','Noor','code','{"codings":60}','',63,NULL);
INSERT INTO "changes" VALUES(4,'24ff2af63dac418f80dc98cd1ed40af0','2026-11-23 10:04:21.279714','Noor','memo','{}','',2,NULL);
INSERT INTO "changes" VALUES(5,'8e9b6ebe467849cb9fd90292c22cf084','2026-11-23 10:04:21.283863','Noor','edit','{}','',2,NULL);
INSERT INTO "changes" VALUES(6,'efe84962341b4e939e8551d69b5450e8','2026-11-23 10:04:21.290183','Noor','undo','{}','8e9b6ebe467849cb9fd90292c22cf084',2,NULL);
INSERT INTO "changes" VALUES(7,'a3953e18f3334eb1861702d4edfa4da0','2026-11-23 10:04:21.292590','Noor','delete','{}','',2,NULL);
INSERT INTO "changes" VALUES(8,'eff03afb2ec940678a1d95e94184f982','2026-11-23 10:04:21.296450','Noor','undo','{}','a3953e18f3334eb1861702d4edfa4da0',2,NULL);
INSERT INTO "changes" VALUES(9,'adaf218c5a154d0986f75dbf47ad904d','2026-11-23 10:04:21.306348','Noor','version','{"transcript":"t2","unchanged":20,"moved":0,"review":0}','',21,NULL);
INSERT INTO "changes" VALUES(10,'15234c680c374b08bac0004bb4d65d25','2026-11-23 10:04:21.312501','Noor','undo','{"transcript":"t2","unchanged":20,"moved":0,"review":0}','adaf218c5a154d0986f75dbf47ad904d',21,NULL);
INSERT INTO "changes" VALUES(11,'1173aa8f08994b86b32a0dea082e954d','2026-11-23 16:33:35.042783','Noor','edit','{}','',1,NULL);
INSERT INTO "changes" VALUES(12,'f54d710f8b364d9bbf1ac8b40dafb46d','2026-11-23 16:33:35.053526','Noor','memo','{}','',1,NULL);
INSERT INTO "changes" VALUES(13,'70bbf1b3600f4f34917c919b2235845a','2026-11-23 16:33:35.055836','Noor','assign','{}','',1,NULL);
INSERT INTO "changes" VALUES(14,'c25cd0973354451e9f70bf63fac164cb','2026-11-23 16:33:35.060591','Noor','undo','{}','70bbf1b3600f4f34917c919b2235845a',1,NULL);
INSERT INTO "changes" VALUES(15,'e478995c3a3445efa6455463d944392d','2026-11-23 16:33:35.063357','Noor','undo','{}','f54d710f8b364d9bbf1ac8b40dafb46d',1,NULL);
INSERT INTO "changes" VALUES(16,'a5c569e9504c420481c8d02cd48621f7','2026-11-23 16:33:35.067008','Noor','undo','{}','1173aa8f08994b86b32a0dea082e954d',1,NULL);
CREATE TABLE codebook_versions (
	codebook VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	content JSON NOT NULL, 
	created DATETIME NOT NULL, 
	PRIMARY KEY (codebook, version), 
	UNIQUE (codebook, number)
);
INSERT INTO "codebook_versions" VALUES('boek','1aa70d32a8a68c22b9b793657b3aa003',1,'{"key":"boek","title":"Boek","version":"1.0","language":"nl","source":"bedacht","families":[{"key":"main","label":"Main","exclusive":false,"role":""}],"codes":[{"key":"meedoen","label":"Meedoen","definition":"Doet weer mee","family":"main","color":"#AA3377","parent":null,"use":["als"],"avoid":[],"examples":["ik doe weer mee"],"indicators":[],"related":[],"scale":{"min":1,"max":5,"threshold":null},"adverse":false,"retired":false}]}','2026-11-23 10:04:21.252458');
CREATE TABLE codebooks (
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version VARCHAR NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "codebooks" VALUES('boek',0,'1aa70d32a8a68c22b9b793657b3aa003');
CREATE TABLE codings (
	id VARCHAR NOT NULL, 
	transcript VARCHAR NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	coder VARCHAR NOT NULL, 
	quote TEXT NOT NULL, 
	origin VARCHAR NOT NULL, 
	memo TEXT NOT NULL, 
	value FLOAT, 
	created DATETIME, 
	review BOOLEAN NOT NULL, 
	codebook_version VARCHAR NOT NULL, quotable BOOLEAN DEFAULT 0 NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT coding_span CHECK (0 <= "start" AND "start" < "end"), 
	FOREIGN KEY(transcript) REFERENCES transcripts (id)
);
INSERT INTO "codings" VALUES('795b929e9a9a80fdea7b5bf55eb561a4','t0',974,1013,'meedoen','Noor','en wat luisterde mee doe luisterde gaat','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('311624273bfd1d338d0038ec42650644','t0',268,273,'trouw','Noor','écht ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('dc6bf1e1a399f82a65aa9c8279f248b0','t0',1926,1965,'rust','Noor',': naar thuis naar over omdat en de ik 🙂','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('85ef3430ed038db4de38378426d0b944','t0',616,635,'rust','Noor','mdat wat over (0.2)','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('c21b609228ce6f2410645d51c6f8da3e','t0',1597,1602,'rust','Noor','e zei','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('7906159644f9794cdd933160d2d58443','t0',175,199,'meedoen','Noor','de wat coach de ik écht ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('71d2af7293b05a04cd085b71ba6676b3','t0',1587,1619,'trouw','Noor',' ergens doe zei luisterde zei ga','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('378c74dc7eb0adf422cedafb092fdddf','t0',549,577,'meedoen','Noor','n luisterde ik coach de de o','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('81daad106bd0638b4d100d8fdaf0105b','t0',1056,1088,'rust','Noor','r en thuis thuis (0.5)
I: weer i','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('3b7dae04959186946856e45b95c76ab4','t0',1580,1607,'rust','Noor','at gaat ergens doe zei luis','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('b2109307abd8952c9b16f809fdb17f54','t0',1379,1385,'trouw','Noor',' het d','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('1aa4b64091b1078e926baeafe79a27e6','t0',668,693,'rust','Noor',' doe gaat (0.3)
I: weer t','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('da9bf98c7b6471e2103ef3c21fdaf625','t0',864,886,'trouw','Noor',' ergens over coach coa','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('e5a8181b691406be110d7c25ccf3d0b3','t0',1980,1990,'trouw','Noor',' wat coach','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('df6da8e16a4a5ed7c4cf8b966d59298c','t0',617,623,'trouw','Noor','dat wa','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('60b7d02b0b813439c2fa7b1f9d5200ef','t0',487,494,'rust','Noor','et naar','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('0938233cff9e48403c67523f81633acf','t0',1355,1395,'trouw','Noor','huis écht over en écht 🙂 het doe (0.7)
I','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('08085f68891ba6ad998a0e311badb4f5','t0',1268,1273,'meedoen','Noor',' 🙂 co','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('b09258ce27fca832436c6d2a9c4792da','t0',808,839,'trouw','Noor','ns ik het en ik naar ergens ik ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('e58b7c6a236955e7f56ab44e5c35d7ed','t0',173,199,'trouw','Noor','erde wat coach de ik écht ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('a4d5e41562dd8a70852380c4deb135fa','t1',1547,1576,'trouw','Noor',' wat over het zei naar ik ik ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('4d90f55185689935421b8cb9fa50ecd7','t1',973,997,'trouw','Noor','ei zei ik omdat écht (1.','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('05222fb2509bbd4d947899a4fcc9e97f','t1',1388,1393,'trouw','Noor','doe é','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('775c303c551b7f9da0996d52a22f3572','t1',1542,1555,'meedoen','Noor','omdat wat ove','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('7d500f7cbcefd0a747679714b4fab101','t1',1445,1472,'rust','Noor',' omdat omdat ergens ik doe ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('40498cb35e819615f69b31ce0570ceee','t1',90,98,'rust','Noor','r zei ik','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('5d2c29382d6b76db51ed2f1599f8eee7','t1',1869,1893,'rust','Noor','ach gaat luisterde naar ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('4ce74654439e7fa9987aa6bdd805f5d2','t1',758,783,'trouw','Noor','ach luisterde gaat en ik ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('bc344f4baf091db491bae46af8abffd6','t1',1544,1555,'meedoen','Noor','dat wat ove','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('b2b47ae7a6482fe66f6b8421ad9593b4','t1',977,1002,'meedoen','Noor','ei ik omdat écht (1.6)
R:','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('acc80ab55570e103f2fb6eee526c5cc5','t1',397,408,'rust','Noor','r ergens ik','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('a675a109bdf84ab55632a44614777e96','t1',919,952,'meedoen','Noor','I: omdat luisterde gaat omdat wee','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('08ae412f1ef491a6c9794969399b6cad','t1',893,926,'trouw','Noor',' wat coach ik omdat (1.5)
I: omda','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('57116d4c4751d092dd1d40962eff832f','t1',781,806,'rust','Noor','k luisterde wat coach ove','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('84b5b4de4abcc4e46bd881fd21334eb0','t1',350,377,'rust','Noor','t ik de de coach mee omdat ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('6b761fc54a5792b26aba54efa25994fc','t1',1110,1144,'trouw','Noor','gens ergens écht zei de thuis zei ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('7a33c67c013183e3331716d827ef79cb','t1',1677,1684,'trouw','Noor','I: ik é','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('b79e4444ed6897d8fc5ab8f2f33dc30a','t1',2089,2121,'rust','Noor','oe het weer naar doe thuis thuis','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('a9b9876dc0dd8ab8d631e26f74e8681a','t2',909,916,'rust','Noor','r thuis','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('dc8d4dd13a3b3bc4e3c3a60757504760','t2',2125,2148,'rust','Noor','s ergens wat omdat wat ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('08ff3aad0b8a276b3e99c6c8cf68bc28','t2',278,301,'meedoen','Noor','naar 🙂 omdat écht luist','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('7b25f34a035d70170ca2a6b393b337fb','t2',2098,2115,'trouw','Noor','r omdat mee luist','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('051490eaa9b38f203d3221cc4cc576f2','t2',494,509,'rust','Noor','et ik weer doe ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('9cb6c63de9bfec51f06516210da19205','t2',2150,2189,'trouw','Noor','ach over ik ergens zei over 🙂 luisterde','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('8a7db67fdc960f12f8d45cb940a230e6','t2',465,491,'meedoen','Noor','ver doe zei naar doe ergen','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('88ddf9181f49e090328475a738868e9b','t2',1954,1962,'trouw','Noor','over 🙂 o','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('e3bf018debf8e3d946150f34caab02c8','t2',488,503,'meedoen','Noor','gens het ik wee','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('66789723dcd06050922631c6a0ec66f3','t2',526,531,'trouw','Noor','er ov','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('850939dc86faea979e3b164d44c20f28','t2',204,226,'meedoen','Noor','thuis thuis mee naar n','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('00768817d1cc755ac6c88cfe52b7bdbe','t2',1732,1740,'trouw','Noor','coach na','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('7b99a1261183c1860cc1e0331fe78154','t2',224,237,'meedoen','Noor',' naar gaat en','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('2833e1d550de93987d7015fc808aefcf','t2',135,145,'rust','Noor',' ik écht w','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('962c470663bf2ffea59c217962c3995a','t2',1288,1297,'trouw','Noor',' (2.6)
R:','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('6dbf42c0542aaf09fcef0f2a30eabfed','t2',1245,1273,'trouw','Noor',' luisterde luisterde doe naa','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('61574803b9191d5cb74e950400e4a64e','t2',506,519,'rust','Noor','oe ik over er','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('a6782c0b9abc3e5b75f828935f8eec2c','t2',327,343,'meedoen','Noor','t thuis luisterd','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'1aa70d32a8a68c22b9b793657b3aa003',0);
INSERT INTO "codings" VALUES('e2f416a79f781c980b1ed724cd18e1a9','t2',2217,2246,'rust','Noor','r thuis écht coach luisterde ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('b3effcadc29237ff7f03ca9ea0a0304d','t2',1767,1775,'trouw','Noor',' ik doe ','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('44f5f725cdc656fba75a68a138f83d74','t1',538,562,'rust','Noor',')
R: de zei wat wat ik h','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
INSERT INTO "codings" VALUES('b732f694b866517ea260db3c6e6291d2','t1',420,457,'trouw','Noor',' coach de naar over ik thuis over 🙂 w','word-comment','m',4.0,'2026-03-01 09:30:00.123456',0,'',0);
CREATE TABLE entries (
	change INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	transcript VARCHAR, 
	"before" JSON, 
	"after" JSON, 
	PRIMARY KEY (change, position), 
	FOREIGN KEY(change) REFERENCES changes (number)
);
INSERT INTO "entries" VALUES(1,0,'codebook','boek',NULL,NULL,'{"key":"boek","version":"1aa70d32a8a68c22b9b793657b3aa003","position":0}');
INSERT INTO "entries" VALUES(2,0,'participant','K0',NULL,NULL,'{"id":"K0","attributes":{"rol":"kandidaat"},"measurements":[["stress","T0",3.5],["stress","T1",2.0]],"position":0}');
INSERT INTO "entries" VALUES(2,1,'transcript','t0','t0',NULL,'{"id":"t0","title":"Gesprek 0","participant":"K0","wave":"T0","version":"dd85ccba34cdc3c9f6a3e8809d40674b"}');
INSERT INTO "entries" VALUES(2,2,'transcript','t1','t1',NULL,'{"id":"t1","title":"Gesprek 1","participant":null,"wave":"T0","version":"f646853737d3e38dffa0d0b40fcec5b3"}');
INSERT INTO "entries" VALUES(2,3,'transcript','t2','t2',NULL,'{"id":"t2","title":"Gesprek 2","participant":null,"wave":"T0","version":"05889ba87851f1ee39ea98e61a981d49"}');
INSERT INTO "entries" VALUES(3,0,'coding','795b929e9a9a80fdea7b5bf55eb561a4','t0',NULL,'{"transcript":"t0","code":"meedoen","coder":"Noor","quote":"en wat luisterde mee doe luisterde gaat","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"795b929e9a9a80fdea7b5bf55eb561a4","start":974,"end":1013}');
INSERT INTO "entries" VALUES(3,1,'coding','311624273bfd1d338d0038ec42650644','t0',NULL,'{"transcript":"t0","code":"trouw","coder":"Noor","quote":"écht ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"311624273bfd1d338d0038ec42650644","start":268,"end":273}');
INSERT INTO "entries" VALUES(3,2,'coding','dc6bf1e1a399f82a65aa9c8279f248b0','t0',NULL,'{"transcript":"t0","code":"rust","coder":"Noor","quote":": naar thuis naar over omdat en de ik 🙂","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"dc6bf1e1a399f82a65aa9c8279f248b0","start":1926,"end":1965}');
INSERT INTO "entries" VALUES(3,3,'coding','85ef3430ed038db4de38378426d0b944','t0',NULL,'{"transcript":"t0","code":"rust","coder":"Noor","quote":"mdat wat over (0.2)","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"85ef3430ed038db4de38378426d0b944","start":616,"end":635}');
INSERT INTO "entries" VALUES(3,4,'coding','c21b609228ce6f2410645d51c6f8da3e','t0',NULL,'{"transcript":"t0","code":"rust","coder":"Noor","quote":"e zei","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"c21b609228ce6f2410645d51c6f8da3e","start":1597,"end":1602}');
INSERT INTO "entries" VALUES(3,5,'coding','7906159644f9794cdd933160d2d58443','t0',NULL,'{"transcript":"t0","code":"meedoen","coder":"Noor","quote":"de wat coach de ik écht ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"7906159644f9794cdd933160d2d58443","start":175,"end":199}');
INSERT INTO "entries" VALUES(3,6,'coding','71d2af7293b05a04cd085b71ba6676b3','t0',NULL,'{"transcript":"t0","code":"trouw","coder":"Noor","quote":" ergens doe zei luisterde zei ga","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"71d2af7293b05a04cd085b71ba6676b3","start":1587,"end":1619}');
INSERT INTO "entries" VALUES(3,7,'coding','378c74dc7eb0adf422cedafb092fdddf','t0',NULL,'{"transcript":"t0","code":"meedoen","coder":"Noor","quote":"n luisterde ik coach de de o","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"378c74dc7eb0adf422cedafb092fdddf","start":549,"end":577}');
INSERT INTO "entries" VALUES(3,8,'coding','81daad106bd0638b4d100d8fdaf0105b','t0',NULL,'{"transcript":"t0","code":"rust","coder":"Noor","quote":"r en thuis thuis (0.5)\nI: weer i","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"81daad106bd0638b4d100d8fdaf0105b","start":1056,"end":1088}');
INSERT INTO "entries" VALUES(3,9,'coding','3b7dae04959186946856e45b95c76ab4','t0',NULL,'{"transcript":"t0","code":"rust","coder":"Noor","quote":"at gaat ergens doe zei luis","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"3b7dae04959186946856e45b95c76ab4","start":1580,"end":1607}');
INSERT INTO "entries" VALUES(3,10,'coding','b2109307abd8952c9b16f809fdb17f54','t0',NULL,'{"transcript":"t0","code":"trouw","coder":"Noor","quote":" het d","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"b2109307abd8952c9b16f809fdb17f54","start":1379,"end":1385}');
INSERT INTO "entries" VALUES(3,11,'coding','1aa4b64091b1078e926baeafe79a27e6','t0',NULL,'{"transcript":"t0","code":"rust","coder":"Noor","quote":" doe gaat (0.3)\nI: weer t","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"1aa4b64091b1078e926baeafe79a27e6","start":668,"end":693}');
INSERT INTO "entries" VALUES(3,12,'coding','da9bf98c7b6471e2103ef3c21fdaf625','t0',NULL,'{"transcript":"t0","code":"trouw","coder":"Noor","quote":" ergens over coach coa","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"da9bf98c7b6471e2103ef3c21fdaf625","start":864,"end":886}');
INSERT INTO "entries" VALUES(3,13,'coding','e5a8181b691406be110d7c25ccf3d0b3','t0',NULL,'{"transcript":"t0","code":"trouw","coder":"Noor","quote":" wat coach","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"e5a8181b691406be110d7c25ccf3d0b3","start":1980,"end":1990}');
INSERT INTO "entries" VALUES(3,14,'coding','df6da8e16a4a5ed7c4cf8b966d59298c','t0',NULL,'{"transcript":"t0","code":"trouw","coder":"Noor","quote":"dat wa","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"df6da8e16a4a5ed7c4cf8b966d59298c","start":617,"end":623}');
INSERT INTO "entries" VALUES(3,15,'coding','60b7d02b0b813439c2fa7b1f9d5200ef','t0',NULL,'{"transcript":"t0","code":"rust","coder":"Noor","quote":"et naar","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"60b7d02b0b813439c2fa7b1f9d5200ef","start":487,"end":494}');
INSERT INTO "entries" VALUES(3,16,'coding','0938233cff9e48403c67523f81633acf','t0',NULL,'{"transcript":"t0","code":"trouw","coder":"Noor","quote":"huis écht over en écht 🙂 het doe (0.7)\nI","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"0938233cff9e48403c67523f81633acf","start":1355,"end":1395}');
INSERT INTO "entries" VALUES(3,17,'coding','08085f68891ba6ad998a0e311badb4f5','t0',NULL,'{"transcript":"t0","code":"meedoen","coder":"Noor","quote":" 🙂 co","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"08085f68891ba6ad998a0e311badb4f5","start":1268,"end":1273}');
INSERT INTO "entries" VALUES(3,18,'coding','b09258ce27fca832436c6d2a9c4792da','t0',NULL,'{"transcript":"t0","code":"trouw","coder":"Noor","quote":"ns ik het en ik naar ergens ik ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"b09258ce27fca832436c6d2a9c4792da","start":808,"end":839}');
INSERT INTO "entries" VALUES(3,19,'coding','e58b7c6a236955e7f56ab44e5c35d7ed','t0',NULL,'{"transcript":"t0","code":"trouw","coder":"Noor","quote":"erde wat coach de ik écht ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"e58b7c6a236955e7f56ab44e5c35d7ed","start":173,"end":199}');
INSERT INTO "entries" VALUES(3,20,'coding','a4d5e41562dd8a70852380c4deb135fa','t1',NULL,'{"transcript":"t1","code":"trouw","coder":"Noor","quote":" wat over het zei naar ik ik ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"a4d5e41562dd8a70852380c4deb135fa","start":1547,"end":1576}');
INSERT INTO "entries" VALUES(3,21,'coding','b732f694b866517ea260db3c6e6291d2','t1',NULL,'{"transcript":"t1","code":"trouw","coder":"Noor","quote":" coach de naar over ik thuis over 🙂 w","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"b732f694b866517ea260db3c6e6291d2","start":420,"end":457}');
INSERT INTO "entries" VALUES(3,22,'coding','4d90f55185689935421b8cb9fa50ecd7','t1',NULL,'{"transcript":"t1","code":"trouw","coder":"Noor","quote":"ei zei ik omdat écht (1.","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"4d90f55185689935421b8cb9fa50ecd7","start":973,"end":997}');
INSERT INTO "entries" VALUES(3,23,'coding','05222fb2509bbd4d947899a4fcc9e97f','t1',NULL,'{"transcript":"t1","code":"trouw","coder":"Noor","quote":"doe é","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"05222fb2509bbd4d947899a4fcc9e97f","start":1388,"end":1393}');
INSERT INTO "entries" VALUES(3,24,'coding','775c303c551b7f9da0996d52a22f3572','t1',NULL,'{"transcript":"t1","code":"meedoen","coder":"Noor","quote":"omdat wat ove","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"775c303c551b7f9da0996d52a22f3572","start":1542,"end":1555}');
INSERT INTO "entries" VALUES(3,25,'coding','7d500f7cbcefd0a747679714b4fab101','t1',NULL,'{"transcript":"t1","code":"rust","coder":"Noor","quote":" omdat omdat ergens ik doe ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"7d500f7cbcefd0a747679714b4fab101","start":1445,"end":1472}');
INSERT INTO "entries" VALUES(3,26,'coding','40498cb35e819615f69b31ce0570ceee','t1',NULL,'{"transcript":"t1","code":"rust","coder":"Noor","quote":"r zei ik","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"40498cb35e819615f69b31ce0570ceee","start":90,"end":98}');
INSERT INTO "entries" VALUES(3,27,'coding','5d2c29382d6b76db51ed2f1599f8eee7','t1',NULL,'{"transcript":"t1","code":"rust","coder":"Noor","quote":"ach gaat luisterde naar ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"5d2c29382d6b76db51ed2f1599f8eee7","start":1869,"end":1893}');
INSERT INTO "entries" VALUES(3,28,'coding','4ce74654439e7fa9987aa6bdd805f5d2','t1',NULL,'{"transcript":"t1","code":"trouw","coder":"Noor","quote":"ach luisterde gaat en ik ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"4ce74654439e7fa9987aa6bdd805f5d2","start":758,"end":783}');
INSERT INTO "entries" VALUES(3,29,'coding','bc344f4baf091db491bae46af8abffd6','t1',NULL,'{"transcript":"t1","code":"meedoen","coder":"Noor","quote":"dat wat ove","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"bc344f4baf091db491bae46af8abffd6","start":1544,"end":1555}');
INSERT INTO "entries" VALUES(3,30,'coding','44f5f725cdc656fba75a68a138f83d74','t1',NULL,'{"transcript":"t1","code":"rust","coder":"Noor","quote":")\nR: de zei wat wat ik h","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"44f5f725cdc656fba75a68a138f83d74","start":538,"end":562}');
INSERT INTO "entries" VALUES(3,31,'coding','b2b47ae7a6482fe66f6b8421ad9593b4','t1',NULL,'{"transcript":"t1","code":"meedoen","coder":"Noor","quote":"ei ik omdat écht (1.6)\nR:","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"b2b47ae7a6482fe66f6b8421ad9593b4","start":977,"end":1002}');
INSERT INTO "entries" VALUES(3,32,'coding','acc80ab55570e103f2fb6eee526c5cc5','t1',NULL,'{"transcript":"t1","code":"rust","coder":"Noor","quote":"r ergens ik","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"acc80ab55570e103f2fb6eee526c5cc5","start":397,"end":408}');
INSERT INTO "entries" VALUES(3,33,'coding','a675a109bdf84ab55632a44614777e96','t1',NULL,'{"transcript":"t1","code":"meedoen","coder":"Noor","quote":"I: omdat luisterde gaat omdat wee","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"a675a109bdf84ab55632a44614777e96","start":919,"end":952}');
INSERT INTO "entries" VALUES(3,34,'coding','08ae412f1ef491a6c9794969399b6cad','t1',NULL,'{"transcript":"t1","code":"trouw","coder":"Noor","quote":" wat coach ik omdat (1.5)\nI: omda","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"08ae412f1ef491a6c9794969399b6cad","start":893,"end":926}');
INSERT INTO "entries" VALUES(3,35,'coding','57116d4c4751d092dd1d40962eff832f','t1',NULL,'{"transcript":"t1","code":"rust","coder":"Noor","quote":"k luisterde wat coach ove","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"57116d4c4751d092dd1d40962eff832f","start":781,"end":806}');
INSERT INTO "entries" VALUES(3,36,'coding','84b5b4de4abcc4e46bd881fd21334eb0','t1',NULL,'{"transcript":"t1","code":"rust","coder":"Noor","quote":"t ik de de coach mee omdat ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"84b5b4de4abcc4e46bd881fd21334eb0","start":350,"end":377}');
INSERT INTO "entries" VALUES(3,37,'coding','6b761fc54a5792b26aba54efa25994fc','t1',NULL,'{"transcript":"t1","code":"trouw","coder":"Noor","quote":"gens ergens écht zei de thuis zei ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"6b761fc54a5792b26aba54efa25994fc","start":1110,"end":1144}');
INSERT INTO "entries" VALUES(3,38,'coding','7a33c67c013183e3331716d827ef79cb','t1',NULL,'{"transcript":"t1","code":"trouw","coder":"Noor","quote":"I: ik é","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"7a33c67c013183e3331716d827ef79cb","start":1677,"end":1684}');
INSERT INTO "entries" VALUES(3,39,'coding','b79e4444ed6897d8fc5ab8f2f33dc30a','t1',NULL,'{"transcript":"t1","code":"rust","coder":"Noor","quote":"oe het weer naar doe thuis thuis","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"b79e4444ed6897d8fc5ab8f2f33dc30a","start":2089,"end":2121}');
INSERT INTO "entries" VALUES(3,40,'coding','a9b9876dc0dd8ab8d631e26f74e8681a','t2',NULL,'{"transcript":"t2","code":"rust","coder":"Noor","quote":"r thuis","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"a9b9876dc0dd8ab8d631e26f74e8681a","start":909,"end":916}');
INSERT INTO "entries" VALUES(3,41,'coding','dc8d4dd13a3b3bc4e3c3a60757504760','t2',NULL,'{"transcript":"t2","code":"rust","coder":"Noor","quote":"s ergens wat omdat wat ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"dc8d4dd13a3b3bc4e3c3a60757504760","start":2125,"end":2148}');
INSERT INTO "entries" VALUES(3,42,'coding','08ff3aad0b8a276b3e99c6c8cf68bc28','t2',NULL,'{"transcript":"t2","code":"meedoen","coder":"Noor","quote":"naar 🙂 omdat écht luist","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"08ff3aad0b8a276b3e99c6c8cf68bc28","start":278,"end":301}');
INSERT INTO "entries" VALUES(3,43,'coding','7b25f34a035d70170ca2a6b393b337fb','t2',NULL,'{"transcript":"t2","code":"trouw","coder":"Noor","quote":"r omdat mee luist","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"7b25f34a035d70170ca2a6b393b337fb","start":2098,"end":2115}');
INSERT INTO "entries" VALUES(3,44,'coding','051490eaa9b38f203d3221cc4cc576f2','t2',NULL,'{"transcript":"t2","code":"rust","coder":"Noor","quote":"et ik weer doe ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"051490eaa9b38f203d3221cc4cc576f2","start":494,"end":509}');
INSERT INTO "entries" VALUES(3,45,'coding','9cb6c63de9bfec51f06516210da19205','t2',NULL,'{"transcript":"t2","code":"trouw","coder":"Noor","quote":"ach over ik ergens zei over 🙂 luisterde","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"9cb6c63de9bfec51f06516210da19205","start":2150,"end":2189}');
INSERT INTO "entries" VALUES(3,46,'coding','8a7db67fdc960f12f8d45cb940a230e6','t2',NULL,'{"transcript":"t2","code":"meedoen","coder":"Noor","quote":"ver doe zei naar doe ergen","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"8a7db67fdc960f12f8d45cb940a230e6","start":465,"end":491}');
INSERT INTO "entries" VALUES(3,47,'coding','88ddf9181f49e090328475a738868e9b','t2',NULL,'{"transcript":"t2","code":"trouw","coder":"Noor","quote":"over 🙂 o","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"88ddf9181f49e090328475a738868e9b","start":1954,"end":1962}');
INSERT INTO "entries" VALUES(3,48,'coding','e3bf018debf8e3d946150f34caab02c8','t2',NULL,'{"transcript":"t2","code":"meedoen","coder":"Noor","quote":"gens het ik wee","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"e3bf018debf8e3d946150f34caab02c8","start":488,"end":503}');
INSERT INTO "entries" VALUES(3,49,'coding','66789723dcd06050922631c6a0ec66f3','t2',NULL,'{"transcript":"t2","code":"trouw","coder":"Noor","quote":"er ov","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"66789723dcd06050922631c6a0ec66f3","start":526,"end":531}');
INSERT INTO "entries" VALUES(3,50,'coding','850939dc86faea979e3b164d44c20f28','t2',NULL,'{"transcript":"t2","code":"meedoen","coder":"Noor","quote":"thuis thuis mee naar n","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"850939dc86faea979e3b164d44c20f28","start":204,"end":226}');
INSERT INTO "entries" VALUES(3,51,'coding','00768817d1cc755ac6c88cfe52b7bdbe','t2',NULL,'{"transcript":"t2","code":"trouw","coder":"Noor","quote":"coach na","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"00768817d1cc755ac6c88cfe52b7bdbe","start":1732,"end":1740}');
INSERT INTO "entries" VALUES(3,52,'coding','7b99a1261183c1860cc1e0331fe78154','t2',NULL,'{"transcript":"t2","code":"meedoen","coder":"Noor","quote":" naar gaat en","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"7b99a1261183c1860cc1e0331fe78154","start":224,"end":237}');
INSERT INTO "entries" VALUES(3,53,'coding','2833e1d550de93987d7015fc808aefcf','t2',NULL,'{"transcript":"t2","code":"rust","coder":"Noor","quote":" ik écht w","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"2833e1d550de93987d7015fc808aefcf","start":135,"end":145}');
INSERT INTO "entries" VALUES(3,54,'coding','962c470663bf2ffea59c217962c3995a','t2',NULL,'{"transcript":"t2","code":"trouw","coder":"Noor","quote":" (2.6)\nR:","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"962c470663bf2ffea59c217962c3995a","start":1288,"end":1297}');
INSERT INTO "entries" VALUES(3,55,'coding','6dbf42c0542aaf09fcef0f2a30eabfed','t2',NULL,'{"transcript":"t2","code":"trouw","coder":"Noor","quote":" luisterde luisterde doe naa","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"6dbf42c0542aaf09fcef0f2a30eabfed","start":1245,"end":1273}');
INSERT INTO "entries" VALUES(3,56,'coding','61574803b9191d5cb74e950400e4a64e','t2',NULL,'{"transcript":"t2","code":"rust","coder":"Noor","quote":"oe ik over er","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"61574803b9191d5cb74e950400e4a64e","start":506,"end":519}');
INSERT INTO "entries" VALUES(3,57,'coding','a6782c0b9abc3e5b75f828935f8eec2c','t2',NULL,'{"transcript":"t2","code":"meedoen","coder":"Noor","quote":"t thuis luisterd","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"1aa70d32a8a68c22b9b793657b3aa003","id":"a6782c0b9abc3e5b75f828935f8eec2c","start":327,"end":343}');
INSERT INTO "entries" VALUES(3,58,'coding','e2f416a79f781c980b1ed724cd18e1a9','t2',NULL,'{"transcript":"t2","code":"rust","coder":"Noor","quote":"r thuis écht coach luisterde ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"e2f416a79f781c980b1ed724cd18e1a9","start":2217,"end":2246}');
INSERT INTO "entries" VALUES(3,59,'coding','b3effcadc29237ff7f03ca9ea0a0304d','t2',NULL,'{"transcript":"t2","code":"trouw","coder":"Noor","quote":" ik doe ","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":"","id":"b3effcadc29237ff7f03ca9ea0a0304d","start":1767,"end":1775}');
INSERT INTO "entries" VALUES(3,60,'finish','["t0","Noor"]','t0',NULL,'{"transcript":"t0","coder":"Noor"}');
INSERT INTO "entries" VALUES(3,61,'finish','["t1","Noor"]','t1',NULL,'{"transcript":"t1","coder":"Noor"}');
INSERT INTO "entries" VALUES(3,62,'finish','["t2","Noor"]','t2',NULL,'{"transcript":"t2","coder":"Noor"}');
INSERT INTO "entries" VALUES(4,0,'memo','m1','t0',NULL,'{"transcript":"t0","text":"Wie?","coder":"Noor","quote":"naa","resolved":true,"created":"2026-03-01T09:30:00.123456","review":false,"id":"m1","start":3,"end":6}');
INSERT INTO "entries" VALUES(4,1,'rejection','["t0",3,6,"meedoen","Noor"]','t0',NULL,'{"transcript":"t0","code":"meedoen","coder":"Noor","suggester":"codebook-1","start":3,"end":6}');
INSERT INTO "entries" VALUES(5,0,'coding','40498cb35e819615f69b31ce0570ceee','t1','{"memo":"m"}','{"memo":"mooi"}');
INSERT INTO "entries" VALUES(5,1,'coding','84b5b4de4abcc4e46bd881fd21334eb0','t1','{"memo":"m"}','{"memo":"mooi"}');
INSERT INTO "entries" VALUES(6,0,'coding','84b5b4de4abcc4e46bd881fd21334eb0','t1','{"memo":"mooi"}','{"memo":"m"}');
INSERT INTO "entries" VALUES(6,1,'coding','40498cb35e819615f69b31ce0570ceee','t1','{"memo":"mooi"}','{"memo":"m"}');
INSERT INTO "entries" VALUES(7,0,'coding','b732f694b866517ea260db3c6e6291d2','t1','{"id":"b732f694b866517ea260db3c6e6291d2","transcript":"t1","start":420,"end":457,"code":"trouw","coder":"Noor","quote":" coach de naar over ik thuis over 🙂 w","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":""}',NULL);
INSERT INTO "entries" VALUES(7,1,'coding','44f5f725cdc656fba75a68a138f83d74','t1','{"id":"44f5f725cdc656fba75a68a138f83d74","transcript":"t1","start":538,"end":562,"code":"rust","coder":"Noor","quote":")\nR: de zei wat wat ik h","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":""}',NULL);
INSERT INTO "entries" VALUES(8,0,'coding','44f5f725cdc656fba75a68a138f83d74','t1',NULL,'{"id":"44f5f725cdc656fba75a68a138f83d74","transcript":"t1","start":538,"end":562,"code":"rust","coder":"Noor","quote":")\nR: de zei wat wat ik h","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":""}');
INSERT INTO "entries" VALUES(8,1,'coding','b732f694b866517ea260db3c6e6291d2','t1',NULL,'{"id":"b732f694b866517ea260db3c6e6291d2","transcript":"t1","start":420,"end":457,"code":"trouw","coder":"Noor","quote":" coach de naar over ik thuis over 🙂 w","origin":"word-comment","memo":"m","value":4.0,"created":"2026-03-01T09:30:00.123456","review":false,"codebook_version":""}');
INSERT INTO "entries" VALUES(9,0,'transcript','t2','t2','{"version":"05889ba87851f1ee39ea98e61a981d49"}','{"version":"fe1d295dba4695f76029464a90a85f66"}');
INSERT INTO "entries" VALUES(9,1,'coding','2833e1d550de93987d7015fc808aefcf','t2','{"start":135,"end":145}','{"start":140,"end":150}');
INSERT INTO "entries" VALUES(9,2,'coding','850939dc86faea979e3b164d44c20f28','t2','{"start":204,"end":226}','{"start":209,"end":231}');
INSERT INTO "entries" VALUES(9,3,'coding','7b99a1261183c1860cc1e0331fe78154','t2','{"start":224,"end":237}','{"start":229,"end":242}');
INSERT INTO "entries" VALUES(9,4,'coding','08ff3aad0b8a276b3e99c6c8cf68bc28','t2','{"start":278,"end":301}','{"start":283,"end":306}');
INSERT INTO "entries" VALUES(9,5,'coding','a6782c0b9abc3e5b75f828935f8eec2c','t2','{"start":327,"end":343}','{"start":332,"end":348}');
INSERT INTO "entries" VALUES(9,6,'coding','8a7db67fdc960f12f8d45cb940a230e6','t2','{"start":465,"end":491}','{"start":470,"end":496}');
INSERT INTO "entries" VALUES(9,7,'coding','e3bf018debf8e3d946150f34caab02c8','t2','{"start":488,"end":503}','{"start":493,"end":508}');
INSERT INTO "entries" VALUES(9,8,'coding','051490eaa9b38f203d3221cc4cc576f2','t2','{"start":494,"end":509}','{"start":499,"end":514}');
INSERT INTO "entries" VALUES(9,9,'coding','61574803b9191d5cb74e950400e4a64e','t2','{"start":506,"end":519}','{"start":511,"end":524}');
INSERT INTO "entries" VALUES(9,10,'coding','66789723dcd06050922631c6a0ec66f3','t2','{"start":526,"end":531}','{"start":531,"end":536}');
INSERT INTO "entries" VALUES(9,11,'coding','a9b9876dc0dd8ab8d631e26f74e8681a','t2','{"start":909,"end":916}','{"start":914,"end":921}');
INSERT INTO "entries" VALUES(9,12,'coding','6dbf42c0542aaf09fcef0f2a30eabfed','t2','{"start":1245,"end":1273}','{"start":1250,"end":1278}');
INSERT INTO "entries" VALUES(9,13,'coding','962c470663bf2ffea59c217962c3995a','t2','{"start":1288,"end":1297}','{"start":1293,"end":1302}');
INSERT INTO "entries" VALUES(9,14,'coding','00768817d1cc755ac6c88cfe52b7bdbe','t2','{"start":1732,"end":1740}','{"start":1737,"end":1745}');
INSERT INTO "entries" VALUES(9,15,'coding','b3effcadc29237ff7f03ca9ea0a0304d','t2','{"start":1767,"end":1775}','{"start":1772,"end":1780}');
INSERT INTO "entries" VALUES(9,16,'coding','88ddf9181f49e090328475a738868e9b','t2','{"start":1954,"end":1962}','{"start":1959,"end":1967}');
INSERT INTO "entries" VALUES(9,17,'coding','7b25f34a035d70170ca2a6b393b337fb','t2','{"start":2098,"end":2115}','{"start":2103,"end":2120}');
INSERT INTO "entries" VALUES(9,18,'coding','dc8d4dd13a3b3bc4e3c3a60757504760','t2','{"start":2125,"end":2148}','{"start":2130,"end":2153}');
INSERT INTO "entries" VALUES(9,19,'coding','9cb6c63de9bfec51f06516210da19205','t2','{"start":2150,"end":2189}','{"start":2155,"end":2194}');
INSERT INTO "entries" VALUES(9,20,'coding','e2f416a79f781c980b1ed724cd18e1a9','t2','{"start":2217,"end":2246}','{"start":2222,"end":2251}');
INSERT INTO "entries" VALUES(10,0,'coding','e2f416a79f781c980b1ed724cd18e1a9','t2','{"start":2222,"end":2251}','{"start":2217,"end":2246}');
INSERT INTO "entries" VALUES(10,1,'coding','9cb6c63de9bfec51f06516210da19205','t2','{"start":2155,"end":2194}','{"start":2150,"end":2189}');
INSERT INTO "entries" VALUES(10,2,'coding','dc8d4dd13a3b3bc4e3c3a60757504760','t2','{"start":2130,"end":2153}','{"start":2125,"end":2148}');
INSERT INTO "entries" VALUES(10,3,'coding','7b25f34a035d70170ca2a6b393b337fb','t2','{"start":2103,"end":2120}','{"start":2098,"end":2115}');
INSERT INTO "entries" VALUES(10,4,'coding','88ddf9181f49e090328475a738868e9b','t2','{"start":1959,"end":1967}','{"start":1954,"end":1962}');
INSERT INTO "entries" VALUES(10,5,'coding','b3effcadc29237ff7f03ca9ea0a0304d','t2','{"start":1772,"end":1780}','{"start":1767,"end":1775}');
INSERT INTO "entries" VALUES(10,6,'coding','00768817d1cc755ac6c88cfe52b7bdbe','t2','{"start":1737,"end":1745}','{"start":1732,"end":1740}');
INSERT INTO "entries" VALUES(10,7,'coding','962c470663bf2ffea59c217962c3995a','t2','{"start":1293,"end":1302}','{"start":1288,"end":1297}');
INSERT INTO "entries" VALUES(10,8,'coding','6dbf42c0542aaf09fcef0f2a30eabfed','t2','{"start":1250,"end":1278}','{"start":1245,"end":1273}');
INSERT INTO "entries" VALUES(10,9,'coding','a9b9876dc0dd8ab8d631e26f74e8681a','t2','{"start":914,"end":921}','{"start":909,"end":916}');
INSERT INTO "entries" VALUES(10,10,'coding','66789723dcd06050922631c6a0ec66f3','t2','{"start":531,"end":536}','{"start":526,"end":531}');
INSERT INTO "entries" VALUES(10,11,'coding','61574803b9191d5cb74e950400e4a64e','t2','{"start":511,"end":524}','{"start":506,"end":519}');
INSERT INTO "entries" VALUES(10,12,'coding','051490eaa9b38f203d3221cc4cc576f2','t2','{"start":499,"end":514}','{"start":494,"end":509}');
INSERT INTO "entries" VALUES(10,13,'coding','e3bf018debf8e3d946150f34caab02c8','t2','{"start":493,"end":508}','{"start":488,"end":503}');
INSERT INTO "entries" VALUES(10,14,'coding','8a7db67fdc960f12f8d45cb940a230e6','t2','{"start":470,"end":496}','{"start":465,"end":491}');
INSERT INTO "entries" VALUES(10,15,'coding','a6782c0b9abc3e5b75f828935f8eec2c','t2','{"start":332,"end":348}','{"start":327,"end":343}');
INSERT INTO "entries" VALUES(10,16,'coding','08ff3aad0b8a276b3e99c6c8cf68bc28','t2','{"start":283,"end":306}','{"start":278,"end":301}');
INSERT INTO "entries" VALUES(10,17,'coding','7b99a1261183c1860cc1e0331fe78154','t2','{"start":229,"end":242}','{"start":224,"end":237}');
INSERT INTO "entries" VALUES(10,18,'coding','850939dc86faea979e3b164d44c20f28','t2','{"start":209,"end":231}','{"start":204,"end":226}');
INSERT INTO "entries" VALUES(10,19,'coding','2833e1d550de93987d7015fc808aefcf','t2','{"start":140,"end":150}','{"start":135,"end":145}');
INSERT INTO "entries" VALUES(10,20,'transcript','t2','t2','{"version":"fe1d295dba4695f76029464a90a85f66"}','{"version":"05889ba87851f1ee39ea98e61a981d49"}');
INSERT INTO "entries" VALUES(11,0,'coding','e58b7c6a236955e7f56ab44e5c35d7ed','t0','{"quotable":false}','{"quotable":true}');
INSERT INTO "entries" VALUES(12,0,'subject_memo','["code","meedoen","Noor"]',NULL,NULL,'{"about":"code","subject":"meedoen","coder":"Noor","text":"Wat telt mee?"}');
INSERT INTO "entries" VALUES(13,0,'assignment','["t1","Noor"]','t1',NULL,'{"transcript":"t1","coder":"Noor","blind":true}');
INSERT INTO "entries" VALUES(14,0,'assignment','["t1","Noor"]','t1','{"transcript":"t1","coder":"Noor","blind":true}',NULL);
INSERT INTO "entries" VALUES(15,0,'subject_memo','["code","meedoen","Noor"]',NULL,'{"about":"code","subject":"meedoen","coder":"Noor","text":"Wat telt mee?"}',NULL);
INSERT INTO "entries" VALUES(16,0,'coding','e58b7c6a236955e7f56ab44e5c35d7ed','t0','{"quotable":true}','{"quotable":false}');
CREATE TABLE finished (
	transcript VARCHAR NOT NULL, 
	coder VARCHAR NOT NULL, 
	PRIMARY KEY (transcript, coder), 
	FOREIGN KEY(transcript) REFERENCES transcripts (id)
);
INSERT INTO "finished" VALUES('t0','Noor');
INSERT INTO "finished" VALUES('t1','Noor');
INSERT INTO "finished" VALUES('t2','Noor');
CREATE TABLE members (
	name VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	duty VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE memos (
	id VARCHAR NOT NULL, 
	transcript VARCHAR NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	coder VARCHAR NOT NULL, 
	quote TEXT NOT NULL, 
	resolved BOOLEAN NOT NULL, 
	created DATETIME, 
	review BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT memo_span CHECK (0 <= "start" AND "start" < "end"), 
	FOREIGN KEY(transcript) REFERENCES transcripts (id)
);
INSERT INTO "memos" VALUES('m1','t0',3,6,'Wie?','Noor','naa',1,'2026-03-01 09:30:00.123456',0);
CREATE TABLE participants (
	id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	attributes JSON NOT NULL, 
	measurements JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "participants" VALUES('K0',0,'{"rol":"kandidaat"}','[["stress","T0",3.5],["stress","T1",2.0]]');
CREATE TABLE purged (
	digest VARCHAR NOT NULL, 
	PRIMARY KEY (digest)
);
CREATE TABLE rejections (
	transcript VARCHAR NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	coder VARCHAR NOT NULL, 
	suggester VARCHAR NOT NULL, 
	PRIMARY KEY (transcript, start, "end", code, coder), 
	FOREIGN KEY(transcript) REFERENCES transcripts (id)
);
INSERT INTO "rejections" VALUES('t0',3,6,'meedoen','Noor','codebook-1');
CREATE TABLE settings (
	"key" VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "settings" VALUES('schema_version','4');
CREATE TABLE subject_memos (
	about VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	coder VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (about, subject, coder)
);
CREATE TABLE texts (
	transcript VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	turns JSON NOT NULL, 
	source TEXT NOT NULL, 
	notes JSON NOT NULL, 
	digest VARCHAR NOT NULL, 
	created DATETIME NOT NULL, 
	PRIMARY KEY (transcript, version), 
	UNIQUE (transcript, number)
);
INSERT INTO "texts" VALUES('t0','dd85ccba34cdc3c9f6a3e8809d40674b',1,'I: naar over het 🙂 over wat écht 🙂 de over 🙂 het naar de het over thuis ik zei écht naar zei luisterde gaat weer gaat de over thuis 🙂 zei het (0.0)
R: over over doe ik luisterde wat coach de ik écht naar luisterde doe over omdat wat weer en doe thuis zei thuis 🙂 écht écht weer écht over omdat wat en écht doe wat écht het mee ik ik thuis het doe luisterde weer mee ik doe luisterde ik luisterde ik en 🙂 omdat omdat luisterde ik over het (0.1)
I: coach thuis over wat doe de 🙂 coach ik het naar weer omdat wat écht ik weer mee luisterde ik de over en luisterde ik coach de de over ergens thuis ik ik thuis mee weer omdat wat over (0.2)
R: en coach ik doe doe écht gaat doe gaat (0.3)
I: weer thuis omdat ergens naar ik over mee luisterde thuis doe luisterde ik ergens het de gaat mee gaat over en 🙂 écht ergens ik het en ik naar ergens ik het het thuis ergens écht ergens over coach coach naar over over coach ik omdat (0.4)
R: mee omdat gaat luisterde luisterde zei ik zei en wat luisterde mee doe luisterde gaat zei over de ik ik écht ik doe ik thuis over en thuis thuis (0.5)
I: weer ik over over ik ik naar thuis luisterde de mee de omdat écht luisterde mee gaat over coach ik over wat weer het coach ik coach weer mee ik ik omdat het écht ergens en ik ik thuis de 🙂 coach gaat gaat zei mee ergens écht weer het ergens ergens doe wat (0.6)
R: ik mee thuis écht over en écht 🙂 het doe (0.7)
I: ik naar écht ik écht weer en 🙂 ergens wat ik weer weer 🙂 ik ergens luisterde mee mee (0.8)
R: ergens thuis coach doe doe naar doe ik over 🙂 gaat 🙂 de luisterde over ergens thuis het wat gaat ergens doe zei luisterde zei gaat luisterde weer over omdat ik over omdat mee omdat ergens en mee thuis thuis mee over luisterde zei (0.9)
I: luisterde zei ik thuis coach zei en over ik luisterde naar écht écht en zei de mee ergens écht luisterde gaat wat 🙂 over doe weer écht naar gaat zei wat zei gaat ergens over en ik doe wat (0.10)
R: naar thuis naar over omdat en de ik 🙂 wat over de ik wat coach ik mee 🙂 het doe zei over écht over ik doe coach weer écht ik doe ik over 🙂 zei naar luisterde mee thuis over de (0.11)','[["I","interviewer",3,147,0,3,null],["R","participant",151,443,148,151,null],["I","interviewer",447,635,444,447,null],["R","participant",639,683,636,639,null],["I","interviewer",687,924,684,687,null],["R","participant",928,1078,925,928,null],["I","interviewer",1082,1343,1079,1082,null],["R","participant",1347,1393,1344,1347,null],["I","interviewer",1397,1487,1394,1397,null],["R","participant",1491,1726,1488,1491,null],["I","interviewer",1730,1924,1727,1730,null],["R","participant",1928,2110,1925,1928,null]]','g.docx','[{"kind":"footnotes","values":{"n":2}}]','3ccfa141e71954a810b3bfbd05579ef39d83743ca34d59ae13d21c3508a90857','2026-11-23 10:04:21.261701');
INSERT INTO "texts" VALUES('t1','f646853737d3e38dffa0d0b40fcec5b3',1,'I: en wat doe weer naar gaat ergens omdat 🙂 zei over de wat luisterde het wat (1.0)
R: over zei ik ik en over over omdat over ik omdat gaat 🙂 omdat omdat omdat gaat écht ik ik en coach mee thuis zei weer écht naar luisterde over over ik luisterde écht de zei ik 🙂 de ik het wat over mee en (1.1)
I: wat naar doe coach weer mee ik ergens naar gaat écht ik de de coach mee omdat ik omdat over en over ergens ik ergens over coach de naar over ik thuis over 🙂 weer wat omdat over 🙂 ergens en over over ik over ik en wat écht de wat coach (1.2)
R: de zei wat wat ik het ik luisterde doe ik ik naar het weer coach ergens doe mee en mee het luisterde gaat écht gaat ik over over mee weer zei 🙂 omdat de ik ik ik mee naar mee luisterde luisterde en (1.3)
I: thuis coach luisterde gaat en ik luisterde wat coach over naar weer omdat ik doe doe over écht mee en weer en (1.4)
R: de omdat zei gaat ik zei wat coach ik omdat (1.5)
I: omdat luisterde gaat omdat weer coach écht 🙂 écht zei zei ik omdat écht (1.6)
R: wat ergens omdat luisterde ik over ergens zei luisterde 🙂 thuis omdat naar doe mee over omdat naar de ik ergens ergens écht zei de thuis zei weer en weer ik doe zei wat ik ergens de wat ergens en omdat doe het zei (1.7)
I: en weer zei weer ik écht de ik over ik wat mee wat de mee gaat luisterde mee ik gaat thuis wat en ik en luisterde écht omdat écht ik wat over naar écht over over doe écht de gaat het wat wat zei (1.8)
R: gaat ergens mee omdat omdat ergens ik doe naar doe de ergens omdat thuis ik mee wat de over het weer de wat doe omdat wat over het zei naar ik ik naar ergens gaat zei weer wat écht 🙂 coach mee mee weer zei écht luisterde ik de weer omdat en (1.9)
I: ik écht zei wat over ik naar luisterde mee gaat mee naar luisterde het doe thuis wat en en ik gaat over ergens het ik coach over en doe ergens weer weer het ik over over de omdat ik en 🙂 coach gaat luisterde naar het 🙂 🙂 omdat over en over over het (1.10)
R: omdat over wat coach ergens 🙂 wat omdat écht écht en mee luisterde gaat doe weer de 🙂 ergens mee over over naar wat 🙂 over coach over ik en thuis en doe het weer naar doe thuis thuis de thuis luisterde doe ik het ik over zei over (1.11)','[["I","interviewer",3,83,0,3,null],["R","participant",87,295,84,87,null],["I","interviewer",299,539,296,299,null],["R","participant",543,746,540,543,null],["I","interviewer",750,865,747,750,null],["R","participant",869,918,866,869,null],["I","interviewer",922,999,919,922,null],["R","participant",1003,1222,1000,1003,null],["I","interviewer",1226,1426,1223,1226,null],["R","participant",1430,1676,1427,1430,null],["I","interviewer",1680,1935,1677,1680,null],["R","participant",1939,2175,1936,1939,null]]','g.docx','[{"kind":"footnotes","values":{"n":2}}]','c4e1e9d333f531e9b5445a92ef0be766b2556dac1b8e99bd6527df350eb1ffe5','2026-11-23 10:04:21.263776');
INSERT INTO "texts" VALUES('t2','05889ba87851f1ee39ea98e61a981d49',1,'I: doe ergens mee wat ik het omdat ik luisterde thuis coach (2.0)
R: naar thuis over en gaat het ik ik gaat écht ergens zei en en omdat ik écht weer 🙂 thuis luisterde mee zei wat naar over wat wat ergens thuis thuis mee naar naar gaat en 🙂 over 🙂 ik ergens zei zei gaat en over naar 🙂 omdat écht luisterde mee over het over écht thuis luisterde 🙂 (2.1)
I: 🙂 de over naar 🙂 ergens luisterde zei wat ergens ik ik thuis weer de doe de luisterde over naar weer het ik over doe zei naar doe ergens het ik weer doe ik over ergens weer over naar 🙂 ik (2.2)
R: ik thuis mee ik ergens de naar weer ergens ik gaat wat naar zei naar zei luisterde gaat omdat coach écht weer gaat zei weer de over 🙂 mee thuis het de over ik en weer doe ik mee weer coach 🙂 thuis over thuis (2.3)
I: luisterde doe doe omdat wat coach ergens luisterde het naar mee over mee 🙂 doe weer ik naar weer ik luisterde gaat (2.4)
R: coach omdat over thuis naar gaat 🙂 de doe over en mee doe wat ergens 🙂 over de écht thuis ergens ik luisterde weer écht ik luisterde ik gaat over 🙂 omdat de doe het ergens over doe naar omdat de over (2.5)
I: weer ergens zei het weer de ergens over omdat weer de gaat ik luisterde écht thuis weer ergens 🙂 zei naar naar over 🙂 luisterde over mee de en luisterde luisterde doe naar de doe mee en (2.6)
R: over doe doe zei thuis coach weer écht omdat luisterde luisterde gaat en weer en over naar weer 🙂 naar het zei gaat luisterde over thuis wat de mee gaat ik de zei mee 🙂 🙂 over luisterde over luisterde gaat thuis écht naar coach naar ik omdat coach over luisterde thuis coach ik gaat luisterde zei coach ik (2.7)
I: over omdat en over omdat thuis over en wat (2.8)
R: naar de omdat wat weer de gaat het en gaat omdat thuis doe ik 🙂 ik coach naar 🙂 luisterde ergens het 🙂 ik doe (2.9)
I: ergens naar over thuis het coach ik naar doe 🙂 thuis luisterde mee het gaat ik ik ik en omdat luisterde 🙂 weer luisterde luisterde écht het écht ergens over écht coach 🙂 over 🙂 omdat de ik mee 🙂 doe ik over en 🙂 doe weer luisterde wat ik omdat ergens ergens ergens 🙂 zei (2.10)
R: zei over gaat coach over écht weer omdat mee luisterde ergens ergens wat omdat wat coach over ik ergens zei over 🙂 luisterde over naar naar zei over naar thuis écht coach luisterde ergens over mee thuis (2.11)','[["I","interviewer",3,65,0,3,null],["R","participant",69,352,66,69,null],["I","interviewer",356,549,353,356,null],["R","participant",553,766,550,553,null],["I","interviewer",770,890,767,770,null],["R","participant",894,1099,891,894,null],["I","interviewer",1103,1294,1100,1103,null],["R","participant",1298,1609,1295,1298,null],["I","interviewer",1613,1661,1610,1613,null],["R","participant",1665,1780,1662,1665,null],["I","interviewer",1784,2061,1781,1784,null],["R","participant",2065,2274,2062,2065,null]]','g.docx','[{"kind":"footnotes","values":{"n":2}}]','98a8a497812e2620944168fbb50fb182e8b757503b16190cf07cf9ec84eb930a','2026-11-23 10:04:21.264447');
INSERT INTO "texts" VALUES('t2','fe1d295dba4695f76029464a90a85f66',2,'I: Tja, doe ergens mee wat ik het omdat ik luisterde thuis coach (2.0)
R: naar thuis over en gaat het ik ik gaat écht ergens zei en en omdat ik écht weer 🙂 thuis luisterde mee zei wat naar over wat wat ergens thuis thuis mee naar naar gaat en 🙂 over 🙂 ik ergens zei zei gaat en over naar 🙂 omdat écht luisterde mee over het over écht thuis luisterde 🙂 (2.1)
I: 🙂 de over naar 🙂 ergens luisterde zei wat ergens ik ik thuis weer de doe de luisterde over naar weer het ik over doe zei naar doe ergens het ik weer doe ik over ergens weer over naar 🙂 ik (2.2)
R: ik thuis mee ik ergens de naar weer ergens ik gaat wat naar zei naar zei luisterde gaat omdat coach écht weer gaat zei weer de over 🙂 mee thuis het de over ik en weer doe ik mee weer coach 🙂 thuis over thuis (2.3)
I: luisterde doe doe omdat wat coach ergens luisterde het naar mee over mee 🙂 doe weer ik naar weer ik luisterde gaat (2.4)
R: coach omdat over thuis naar gaat 🙂 de doe over en mee doe wat ergens 🙂 over de écht thuis ergens ik luisterde weer écht ik luisterde ik gaat over 🙂 omdat de doe het ergens over doe naar omdat de over (2.5)
I: weer ergens zei het weer de ergens over omdat weer de gaat ik luisterde écht thuis weer ergens 🙂 zei naar naar over 🙂 luisterde over mee de en luisterde luisterde doe naar de doe mee en (2.6)
R: over doe doe zei thuis coach weer écht omdat luisterde luisterde gaat en weer en over naar weer 🙂 naar het zei gaat luisterde over thuis wat de mee gaat ik de zei mee 🙂 🙂 over luisterde over luisterde gaat thuis écht naar coach naar ik omdat coach over luisterde thuis coach ik gaat luisterde zei coach ik (2.7)
I: over omdat en over omdat thuis over en wat (2.8)
R: naar de omdat wat weer de gaat het en gaat omdat thuis doe ik 🙂 ik coach naar 🙂 luisterde ergens het 🙂 ik doe (2.9)
I: ergens naar over thuis het coach ik naar doe 🙂 thuis luisterde mee het gaat ik ik ik en omdat luisterde 🙂 weer luisterde luisterde écht het écht ergens over écht coach 🙂 over 🙂 omdat de ik mee 🙂 doe ik over en 🙂 doe weer luisterde wat ik omdat ergens ergens ergens 🙂 zei (2.10)
R: zei over gaat coach over écht weer omdat mee luisterde ergens ergens wat omdat wat coach over ik ergens zei over 🙂 luisterde over naar naar zei over naar thuis écht coach luisterde ergens over mee thuis (2.11)','[["I","interviewer",3,70,0,3,null],["R","participant",74,357,71,74,null],["I","interviewer",361,554,358,361,null],["R","participant",558,771,555,558,null],["I","interviewer",775,895,772,775,null],["R","participant",899,1104,896,899,null],["I","interviewer",1108,1299,1105,1108,null],["R","participant",1303,1614,1300,1303,null],["I","interviewer",1618,1666,1615,1618,null],["R","participant",1670,1785,1667,1670,null],["I","interviewer",1789,2066,1786,1789,null],["R","participant",2070,2279,2067,2070,null]]','g.docx','[{"kind":"footnotes","values":{"n":2}}]','97cd6868b69a772e4d36363ed3160878d772480157ef8dbb7a185f02e17776dd','2026-11-23 10:04:21.301684');
CREATE TABLE transcripts (
	id VARCHAR NOT NULL, 
	title TEXT NOT NULL, 
	participant VARCHAR, 
	wave VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "transcripts" VALUES('t0','Gesprek 0','K0','T0','dd85ccba34cdc3c9f6a3e8809d40674b');
INSERT INTO "transcripts" VALUES('t1','Gesprek 1',NULL,'T0','f646853737d3e38dffa0d0b40fcec5b3');
INSERT INTO "transcripts" VALUES('t2','Gesprek 2',NULL,'T0','05889ba87851f1ee39ea98e61a981d49');
CREATE INDEX ix_transcripts_participant ON transcripts (participant);
CREATE INDEX ix_texts_digest ON texts (digest);
CREATE INDEX ix_changes_merged ON changes (merged);
CREATE INDEX ix_changes_coder ON changes (coder);
CREATE INDEX ix_codings_transcript_coder ON codings (transcript, coder);
CREATE INDEX ix_codings_code ON codings (code);
CREATE INDEX ix_memos_transcript ON memos (transcript);
CREATE INDEX ix_entries_transcript ON entries (transcript);
CREATE INDEX ix_entries_key ON entries ("key");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('changes',16);
COMMIT;
