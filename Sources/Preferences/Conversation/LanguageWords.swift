/// The words that tell languages of one script apart: those that stand in nearly every sentence, and those that prompts begin
/// with.
enum LanguageWords {
    /// ISO 639 codes, in the order in which they are numbered.
    static let codes = lists.map(\.code)

    /// By lowercase word, the languages that have it.
    static let byWord: [Word: [Int]] = {
        var words: [Word: [Int]] = [:]
        for (number, list) in lists.enumerated() {
            for word in Set(list.words.split(whereSeparator: \.isWhitespace)) {
                words[Word(word), default: []].append(number)
            }
        }
        return words
    }()

    /// By lowercase letter, the languages of which it is a mark: of words that are not known.
    static let byLetter: [Unicode.Scalar: [Int]] = {
        var letters: [Unicode.Scalar: [Int]] = [:]
        for (number, list) in lists.enumerated() {
            for letter in list.letters.unicodeScalars { letters[letter, default: []].append(number) }
        }
        return letters
    }()

    private static let lists: [(code: String, letters: String, words: String)] = [
        (
            "en", "",
            """
            the of and to a in is that it for on with as was be at by this have are not from or an they which you he she we
            his her their what how why who when where can could would should will do does did has had but if there more
            about into your my me please write explain give tell list make create describe between some than then no so
            them been were its i one all any these those following use using
            """
        ),
        (
            "de", "ß",
            """
            der die das und ist in den von zu mit sich des auf für im dem nicht ein eine als auch es an werden aus er hat
            dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis
            mehr durch man kann wenn ich wir du mir mich ihr was warum wer wo welche bitte schreibe schreib erkläre gib nenne
            erstelle kein keine unter zwischen diese dieser dieses sein ihre ihren können wurde gegen vom habe hier
            """
        ),
        (
            "fr", "œ",
            """
            le la les de des du un une et est à en que qui dans pour pas sur par au avec ce il elle ne se plus son sont ou
            mais comme nous vous je tu on aux cette ces leur sa ses être avoir fait été comment pourquoi quel quelle quels
            quelles quoi où quand écris écrivez explique donne peux peut qu deux entre même si bien sans tout
            aussi mon ma notre votre liste
            """
        ),
        (
            "es", "ñ¿¡",
            """
            el la los las de del y en que es un una por con para no se su al lo como más pero sus le ya o este sí porque
            esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos uno les ni contra otros ese eso
            qué cómo cuál cuáles por dónde quién escribe explica dame puedes son está ser tiene fue hacer mi tu si una unos
            ha han las puede
            """
        ),
        (
            "pt", "ãõ",
            """
            o a os as de do da dos das e em um uma que é não para com por no na nos nas se ao como mais mas foi ele ela
            seu sua ou ser quando muito há já está eu também só pelo pela até isso entre era depois sem mesmo aos ter seus
            quem me esse eles você são qual quais porque por onde escreva explique como pode uma meu minha este esta
            """
        ),
        (
            "it", "",
            """
            il lo la i gli le di del della dei delle e è in un una uno che non per con a da al alla sono come più ma si
            nel nella sul anche o questo questa se perché cosa quale quali chi dove quando ha hanno essere suo sua loro
            mi ti ci ne dal dalla degli agli tra fra molto scrivi spiega dammi puoi può io tu noi così dell
            """
        ),
        (
            "nl", "",
            """
            de het een en van in is dat op te zijn voor met niet aan er om ook als bij door maar uit hij ze wordt naar dan
            over zo of wat deze kan geen nog worden hun heeft ik je jij we wij hoe waarom wie waar wanneer welke schrijf
            geef leg mijn jouw dit die tot meer was werd hebben kunnen moet zou tussen u uw alle
            """
        ),
        (
            "sv", "",
            """
            och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när hon
            eller ska nu där du man vad hur varför vem vilka vilken skriv förklara ge mig min din detta dessa mot efter
            över under mycket blir blev vid mellan också utan alla än
            """
        ),
        (
            "da", "",
            """
            og i at det som en på er af for med til den har de ikke om et han men var jeg sig fra vi så kan når hun eller
            skal nu der du man hvad hvordan hvorfor hvem hvilke hvilken skriv forklar giv mig min din dette disse mod efter
            over under meget bliver blev ved mellem også uden alle end være nogle noget kunne havde
            """
        ),
        (
            "no", "",
            """
            og i å det som en på er av for med til den har de ikke om et han men var jeg seg fra vi så kan når hun eller
            skal nå der du man hva hvordan hvorfor hvem hvilke hvilken skriv forklar gi meg min din dette disse mot etter
            over under mye blir ble ved mellom også uten alle enn være noen noe kunne hadde
            """
        ),
        (
            "fi", "",
            """
            ja on ei se että oli hän mutta ovat olla joka kun niin myös tai kuin sen sitä ole jos hänen minä sinä me te
            mikä mitä miten miksi kuka missä milloin mitkä kirjoita selitä anna minun ovatko voi voit voivat tämä tämän
            nämä siitä vain ennen jälkeen kanssa koko sekä mukaan jo vielä eivät sille ne
            """
        ),
        (
            "pl", "ąęłśżźćń",
            """
            i w na z do nie się to jest że o jak za od po co dla przez przy ale czy lub oraz który która które są był była
            tym ten ta te tego tej tylko już może być ma także jego jej ich mi ja ty my jaki jaka jakie dlaczego kto gdzie
            kiedy napisz wyjaśnij podaj można bardzo między aby u ze we bez pod nad
            """
        ),
        (
            "cs", "řůě",
            """
            a v na se je že to do i ve pro za by jako ale jsou po které který která od jeho jsem při až jen nebo
            být bylo byl byla také však tak má ze si co jak proč kdo kde kdy jaký jaká jaké napiš vysvětli můžete může není
            už podle mezi tento tato toto ty jejich aby před
            """
        ),
        (
            "hu", "őű",
            """
            a az és hogy nem is egy ez van volt meg csak de mint már még ki el ha vagy lehet azt ezt mi én te ő mit hogyan
            miért hol mikor melyik írj írjon magyarázd adj kell között szerint után előtt pedig nincs lesz minden ezek
            azok amely aki ami volna fel
            """
        ),
        (
            "ro", "ășțţ",
            """
            și în de la cu pe un o nu este că să care din mai ce se pentru sunt a fost ca dar sau au al ai ale lui ei lor
            după între către fi aceasta acest această prin dacă cum cine unde când care scrie explică te îmi eu tu noi
            voi foarte doar cel cea cei cele ar
            """
        ),
        (
            "tr", "ğış",
            """
            ve bir bu da de için ile ne çok daha gibi var o ama olarak olan en kadar sonra olduğu ya ki mi mı mu mü değil
            her ben sen biz siz nasıl neden niçin kim nerede hangi yaz açıkla ver bana nedir şey göre veya hem ise oldu
            olur ancak bunu arasında
            """
        ),
        (
            "id", "",
            """
            yang dan di ini itu dengan untuk dari tidak pada dalam akan adalah ke oleh sebagai juga ada saya anda kami kita
            mereka dia bisa dapat atau karena seperti telah sudah lebih apa bagaimana mengapa siapa mana kapan tulis jelaskan
            berikan buat tentang antara jika para tersebut harus hanya secara tolong
            """
        ),
        (
            "vi", "ơưđạảấầậắặẹẻẽếềểệịọỏốồổộớờởợụủứừửữựỳỹ",
            """
            và của là có được trong cho không với một những các người này đã để khi từ như đến về ra cũng vào thì tôi bạn
            nào gì tại sao hãy viết giải thích làm thế
            """
        ),
        (
            "ru", "ыэё",
            """
            и в не на что с по как это а к но из у за от о для он она они мы вы я же то его её их так все был была было были
            бы если или чтобы когда только может при до уже где кто почему какой какая какие напиши объясни мне мой вас
            также этот эта эти есть во со ли
            """
        ),
        (
            "uk", "іїєґ",
            """
            і в у не на що з як це а до але за від та для він вона вони ми ви я ж його її їх так все був була було були би
            якщо або щоб коли тільки може при вже де хто чому який яка які напиши поясни мені мій також цей ця ці є по про
            """
        ),
        (
            "bg", "",
            """
            и в не на че с по как това а към но от за до са е се да ще той тя те ние вие аз му й им така всички беше били
            ако или когато само може при вече къде кой защо каква какъв какви напиши обясни ми мой също този тази тези ли
            със във което който която които
            """
        ),
        (
            "sr", "ђјљњћџ",
            """
            и у не на да са се је што као то али од за до су ће он она они ми ви ја га јој их тако све био била било ако или
            када само може при већ где ко зашто који која које напиши објасни мени мој такође овај ова ови по из о
            """
        ),
    ]
}
