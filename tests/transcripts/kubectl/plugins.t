Plugins are programs in the PATH. Source: Kubernetes documentation, "Extend kubectl with plugins".

  $ kubectl hello
  ! error: unknown command "hello" for "kubectl"
  [1]
  $ printf '#!/bin/bash\necho "hello from $0: $*"; kubectl get nodes -o name | wc -l\n' > /usr/local/bin/kubectl-hello; chmod +x /usr/local/bin/kubectl-hello
  $ kubectl plugin list
  The following compatible plugins are available:
  
  /usr/local/bin/kubectl-hello
  $ kubectl hello a --b
  hello from /usr/local/bin/kubectl-hello: a --b
  3
  $ printf '#!/bin/bash\necho "world: $*"\n' > /usr/local/bin/kubectl-hello-big_world; chmod +x /usr/local/bin/kubectl-hello-big_world; kubectl hello big-world x
  world: x
  $ printf '#!/bin/bash\necho never\n' > /usr/local/bin/kubectl-get; chmod +x /usr/local/bin/kubectl-get; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
  $ kubectl hello > out; echo $?; cat out
  0
  hello from /usr/local/bin/kubectl-hello: 
  3
