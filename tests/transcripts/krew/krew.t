krew: installed as its documentation says, PATH, indexes, search, info, install, list, upgrade, uninstall.
Source: https://krew.sigs.k8s.io/docs/user-guide/ and cmd/krew/cmd of kubernetes-sigs/krew 0.5; the index is a snapshot of our own.

  $ kubectl krew list
  ! error: unknown command "krew" for "kubectl"
  [1]
  $ curl -fsSLO https://github.com/kubernetes-sigs/krew/releases/latest/download/krew-linux_amd64.tar.gz
  $ tar zxvf krew-linux_amd64.tar.gz
  ./LICENSE
  ./krew-linux_amd64
  $ ./krew-linux_amd64 install krew < /dev/null
  ! Adding "default" plugin index from https://github.com/kubernetes-sigs/krew-index.git.
  ! Updated the local copy of plugin index.
  ! WARNING: Detected stdin, but discarding it because of --manifest or args
  ! Installing plugin: krew
  ! Installed plugin: krew
  ! \
  !  | Use this plugin:
  !  | 	kubectl krew
  !  | Documentation:
  !  | 	https://krew.sigs.k8s.io/
  !  | Caveats:
  !  | \
  !  |  | kubectl finds plugins in the folders of PATH. Add that of krew, in ~/.bashrc too:
  !  |  | 
  !  |  |   export PATH="${KREW_ROOT:-$HOME/.krew}/bin:$PATH"
  !  |  | 
  !  |  | Then "kubectl krew" lists what krew can do.
  !  | /
  ! /
  $ kubectl krew version
  ! error: unknown command "krew" for "kubectl"
  [1]
  $ ~/.krew/bin/kubectl-krew list
  krew
  ! WARNING: To be able to run kubectl plugins, you need to add
  ! the following to your ~/.bash_profile or ~/.bashrc:
  ! 
  !     export PATH="${KREW_ROOT:-$HOME/.krew}/bin:$PATH"
  ! 
  ! and restart your shell.
  ! 
  $ printf '#!/bin/bash\nexport PATH=~/.krew/bin:$PATH\nexec kubectl "$@"\n' > /usr/local/bin/kp; chmod +x /usr/local/bin/kp
  $ kp plugin list
  The following compatible plugins are available:
  
  /root/.krew/bin/kubectl-krew
  $ kp krew version
  OPTION            VALUE
  GitTag            v0.5.0
  GitCommit         7bb9b1e
  IndexURI          https://github.com/kubernetes-sigs/krew-index.git
  BasePath          /root/.krew
  IndexPath         /root/.krew/index/default
  InstallPath       /root/.krew/store
  BinPath           /root/.krew/bin
  DetectedPlatform  linux/amd64
  $ kp krew update
  ! Updated the local copy of plugin index.
  $ kp krew search secret
  NAME         DESCRIPTION                INSTALLED
  view-secret  Decode Kubernetes secrets  no
  $ kp krew search | wc -l
  13
  $ kp krew search nothing-like-it
  $ kp krew info view-secret
  NAME: view-secret
  INDEX: default
  URI: https://github.com/elsesiy/kubectl-view-secret/releases/download/v0.13.0/view-secret_linux_amd64.tar.gz
  SHA256: 6f9883bfc71904f6b4ff5bed5de549b813d402ed7328226d1eecba6e4675c124
  VERSION: v0.13.0
  HOMEPAGE: https://github.com/elsesiy/kubectl-view-secret
  DESCRIPTION: 
  Prints the values of a Secret as they are, without base64.
  
  $ kp krew info nothing
  ! plugin "nothing" not found in index "default"
  [1]
  $ kp krew install nothing < /dev/null
  ! Updated the local copy of plugin index.
  ! WARNING: Detected stdin, but discarding it because of --manifest or args
  ! plugin "nothing" does not exist in the plugin index
  [1]
  $ printf 'view-secret\nns\n' | kp krew install
  ! Updated the local copy of plugin index.
  ! Reading plugin names via stdin
  ! Installing plugin: view-secret
  ! Installed plugin: view-secret
  ! \
  !  | Use this plugin:
  !  | 	kubectl view-secret
  !  | Documentation:
  !  | 	https://github.com/elsesiy/kubectl-view-secret
  ! /
  ! WARNING: You installed plugin "view-secret" from the krew-index plugin repository.
  !    These plugins are not audited for security by the Krew maintainers.
  !    Run them at your own risk.
  ! Installing plugin: ns
  ! Installed plugin: ns
  ! \
  !  | Use this plugin:
  !  | 	kubectl ns
  !  | Documentation:
  !  | 	https://github.com/ahmetb/kubectx
  !  | Caveats:
  !  | \
  !  |  | The menu of kubens needs fzf, which is not on this machine: give the name of the namespace.
  !  | /
  ! /
  ! WARNING: You installed plugin "ns" from the krew-index plugin repository.
  !    These plugins are not audited for security by the Krew maintainers.
  !    Run them at your own risk.
  $ kp krew install ns tree < /dev/null 2>&1 | grep -v '|'
  Updated the local copy of plugin index.
  WARNING: Detected stdin, but discarding it because of --manifest or args
  Installing plugin: ns
  W1120 10:00:04.701000   30887 install.go:160] Skipping plugin "ns", it is already installed
  Installing plugin: tree
  Installed plugin: tree
  \
  /
  WARNING: You installed plugin "tree" from the krew-index plugin repository.
     These plugins are not audited for security by the Krew maintainers.
     Run them at your own risk.
  $ kp krew list
  krew
  ns
  tree
  view-secret
  $ ls -l ~/.krew/bin | awk '{print $NF}'
  0
  /root/.krew/store/krew/v0.5.0/krew
  /root/.krew/store/ns/v0.9.5/kubens
  /root/.krew/store/tree/v0.4.3/kubectl-tree
  /root/.krew/store/view-secret/v0.13.0/kubectl-view-secret
  $ kp krew search view
  NAME         DESCRIPTION                INSTALLED
  view-secret  Decode Kubernetes secrets  yes
Receipts say what is installed; upgrade compares them with the index.
  $ kp krew upgrade tree
  ! Updated the local copy of plugin index.
  ! Upgrading plugin: tree
  ! failed to upgrade plugin "tree": can't upgrade, the newest version is already installed
  [1]
  $ sed -i 's/version: v0.13.0/version: v0.12.1/' ~/.krew/receipts/view-secret.yaml
  $ kp krew upgrade
  ! Updated the local copy of plugin index.
  ! Upgrading plugin: krew
  ! Skipping plugin krew, it is already on the newest version
  ! Upgrading plugin: ns
  ! Skipping plugin ns, it is already on the newest version
  ! Upgrading plugin: tree
  ! Skipping plugin tree, it is already on the newest version
  ! Upgrading plugin: view-secret
  ! Upgraded plugin: view-secret
  ! WARNING: You installed plugin "view-secret" from the krew-index plugin repository.
  !    These plugins are not audited for security by the Krew maintainers.
  !    Run them at your own risk.
  $ kp krew upgrade stern
  ! Updated the local copy of plugin index.
  ! read receipt "stern": open /root/.krew/receipts/stern.yaml: no such file or directory
  [1]
  $ kp krew upgrade default/tree
  ! Updated the local copy of plugin index.
  ! upgrade command does not support INDEX/PLUGIN syntax; just specify PLUGIN
  [1]
  $ kp krew uninstall tree
  ! Uninstalled plugin: tree
  $ kp krew uninstall tree
  ! failed to uninstall plugin tree: plugin is not installed
  [1]
  $ kp krew uninstall krew 2>&1 | tail -2
  	rm -rf -- "/root/.krew"
  failed to uninstall plugin krew: self-uninstall not allowed
  $ kp tree deploy web
  ! error: unknown command "tree" for "kubectl"
  [1]
What is downloaded has to have the checksum that the index names.
  $ sed -i 's/sha256: ...../sha256: 00000/' ~/.krew/index/default/plugins/neat.yaml
  $ kp krew install --no-update-index neat < /dev/null 2>&1 | grep -o 'checksum does not match' | sort -u
  checksum does not match
  $ kp krew install neat < /dev/null 2>&1 | sed -n 1,4p
  Updated the local copy of plugin index.
  WARNING: Detected stdin, but discarding it because of --manifest or args
  Installing plugin: neat
  Installed plugin: neat
Indexes besides the default one.
  $ kp krew index list
  INDEX    URL
  default  https://github.com/kubernetes-sigs/krew-index.git
  $ kp krew index add team https://krew-index.example.com/nothing.git
  ! command execution failure, output="Cloning into '/root/.krew/index/team'...\nfatal: repository 'https://krew-index.example.com/nothing.git/' not found\n": exit status 128
  [1]
  $ kp krew index add team https://krew-index.example.com/team.git
  ! WARNING: You have added a new index from "https://krew-index.example.com/team.git"
  ! The plugins in this index are not audited for security by the Krew maintainers.
  ! Install them at your own risk.
  $ kp krew index add team https://krew-index.example.com/team.git
  ! index already exists
  [1]
  $ kp krew search hello
  NAME        DESCRIPTION                INSTALLED
  team/hello  Says hello to the cluster  no
  $ kp krew install hello < /dev/null
  ! Updated the local copy of plugin index.
  ! Updated the local copy of plugin index "team".
  ! WARNING: Detected stdin, but discarding it because of --manifest or args
  ! plugin "hello" does not exist in the plugin index
  [1]
  $ kp krew install team/hello < /dev/null 2>&1 | grep -v WARN
  Updated the local copy of plugin index.
  Updated the local copy of plugin index "team".
  Installing plugin: hello
  Installed plugin: hello
  \
   | Use this plugin:
   | 	kubectl hello
   | Documentation:
   | 	https://krew-index.example.com
  /
  $ kp hello
  Hello from kubernetes-admin@kubernetes
  $ kp krew index remove team
  ! WARNING: Plugins [hello] are still installed from index "team"!
  ! Removing indexes while there are plugins installed from is not recommended
  ! (you can use --force to ignore this check).
  ! there are still plugins installed from this index
  [1]
  $ kp krew uninstall hello
  ! Uninstalled plugin: hello
  $ kp krew index remove team && kp krew index list
  INDEX    URL
  default  https://github.com/kubernetes-sigs/krew-index.git
  $ kp krew index remove team
  ! index "team" does not exist
  [1]
Words that it does not know.
  $ kp krew instal
  ! unknown command "instal" for "krew"
  [1]
  $ kp krew list --all
  ! unknown flag: --all
  [1]
  $ kp krew info
  ! accepts 1 arg(s), received 0
  [1]
  $ kp krew index --help
  krew is the kubectl plugin manager.
  You can invoke krew through kubectl: "kubectl krew [command]..."
  
  Usage:
    kubectl krew index [command]
  
  Available Commands:
    add         Add a new index
    list        List configured indexes
    remove      Remove a configured index
  
  Use "kubectl krew index [command] --help" for more information about a command.
  $ mv ~/.krew/index ~/.krew/old && mkdir ~/.krew/index && kp krew search
  ! krew local plugin index is not initialized (run "kubectl krew update")
  [1]
