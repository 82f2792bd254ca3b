using System.CommandLine;
using SupportBot.Commands;
using SupportBot.Commands.Doctor;
using SupportBot.Commands.Guides;
using SupportBot.Commands.Import;

// The verbs of the program, a file each; without a verb it runs the whole service.
var root = new RootCommand("SupportBot: the support bot an internet provider runs itself.")
{
    RunCommand.Make(),
    ChatCommand.Make(),
    CheckCommand.Make(),
    RehearseCommand.Make(),
    GraphCommand.Make(),
    UnderstandCommand.Make(),
    EvaluateCommand.Make(),
    UserCommand.Make(),
    GuidesCommand.Make(),
    PhrasesCommand.Make(),
    ImportCommand.Make(),
    DoctorCommand.Make(),
    BackupCommand.Make(),
};
return await Verbs.Run(root, args);
