/// Words that passwords are made of more often than of others. Put together for Podium from what the yearly reports on
/// leaked passwords name: themes rather than ranks, so that one word stands for its thousand decorations.
enum CommonWords {
    /// In characters.
    static let longest = 16

    static func weakness(of part: String) -> PasswordStrength.Weakness? { words[part] }

    private static let words: [String: PasswordStrength.Weakness] = {
        var words: [String: PasswordStrength.Weakness] = [:]
        for word in common.split(whereSeparator: \.isWhitespace) { words[String(word)] = .word }
        for word in service.split(whereSeparator: \.isWhitespace) { words[String(word)] = .service }
        return words
    }()

    private static let service = """
        podium podiums label labels labeler labelers labeller labelling labeling annotator annotation ranking rankings
        preference preferences reward rewards rewardmodel
        """

    private static let common = """
        password passwords passwort passwd passcode passphrase pass word kennwort motdepasse contrasena senha parola
        haslo wachtwoord secret secrets geheim secreto login logon signin signon access account user username users
        admin administrator admins root system sysadmin manager master guest test tester testing demo example sample
        default temp temporary change changeme changeit letmein openup open sesame trustno welcome willkommen bienvenue
        hello hallo salut hola ciao goodbye please thanks whatever nothing something anything everything unknown

        love loves lover loveyou iloveyou ilove loveme lovely iloveu teamo jetaime liebe amor amour miss missyou baby
        babe babygirl babyboy angel angels princess prince queen king kings sweet sweety sweetie honey darling beautiful
        cutie kitty kitten puppy happy smile sunshine sunflower flower flowers butterfly rainbow unicorn chocolate
        cookie cookies candy cheese banana apple orange pepper ginger coffee pizza

        dragon dragons monkey monkeys tiger tigers lion lions eagle eagles falcon wolf wolves bear bears shark spider
        horse horses snake panther jaguar buster fluffy bandit shadow ghost hunter ranger killer hacker ninja samurai
        warrior knight wizard magic mystic phoenix vampire zombie hero legend superman batman spiderman ironman
        starwars pokemon pikachu naruto minecraft fortnite roblox mario zelda gandalf matrix merlin hannah jessica
        jennifer michael michelle daniel robert thomas andrew joshua matthew jordan ashley nicole charlie george
        william anthony alexander alexandra maria marie anna martin peter stefan andreas sarah laura julia david

        football soccer baseball basketball hockey tennis golf rugby cricket fussball futbol liverpool chelsea arsenal
        barcelona madrid realmadrid juventus bayern yankees lakers cowboys steelers ferrari porsche mercedes mustang
        corvette camaro harley yamaha honda toyota nissan

        summer winter spring autumn fall sommer herbst monday tuesday wednesday thursday friday saturday sunday montag
        freitag january february march april june july august september october november december morning night today
        tomorrow forever freedom family friend friends mother father mama papa mommy daddy brother sister children

        computer internet network server google facebook youtube twitter instagram whatsapp linkedin microsoft windows
        apple iphone android samsung nokia linux ubuntu debian oracle database office company business
        corporate school student teacher work home house money dollar euro bitcoin crypto diamond silver golden gold

        london paris berlin newyork america american usa canada england germany deutschland france italia india china
        russia australia texas california florida chicago boston city country world earth star stars moon heaven

        jesus christ god blessed faith hope church peace music guitar rock metal metallica nirvana eminem rapper
        dance party fuck fuckyou fucking shit bitch asshole sexy sex porn pussy bigdick drugs weed

        qwerty qwertz azerty asdf asdfgh zxcv abc abcd abcdef alpha beta gamma delta omega zero one two three four five
        six seven eight nine ten hundred thousand million first second number numbers black white red blue green yellow
        purple pink silver
        """
}
