What a node's container runtime runs: crictl's lists and their filters. Source: Kubernetes documentation, "Debugging
Kubernetes nodes with crictl", "Mapping from dockercli to crictl"; kubernetes-sigs/cri-tools, docs/crictl.md.

  $ kubectl run web --image=nginx:1.27 --overrides='{"spec":{"nodeName":"worker-1"}}'
  pod/web created
  $ kubectl run once --image=busybox:1.36 --restart=Never --overrides='{"spec":{"nodeName":"worker-1"}}' -- echo done
  pod/once created
  $ sleep 10
  $ ssh worker-1
  $ crictl ps
  CONTAINER           IMAGE               CREATED             STATE               NAME                ATTEMPT             POD ID              POD                        NAMESPACE
  4f7e2c434991e       9686dbdb4692f       8 seconds ago       Running             web                 0                   9de06147c6d5c       web                        default
  d5e8d74b788fa       319b440f439db       15 minutes ago      Running             coredns             0                   06f7489c8d10b       coredns-5fcd9f95c8-9x6vp   kube-system
  16a3f25e1beb2       83c1e7a34d781       15 minutes ago      Running             kube-proxy          0                   c27dc31bbdeb4       kube-proxy-ng2f7           kube-system
  $ crictl ps -a --name once
  CONTAINER           IMAGE               CREATED             STATE               NAME                ATTEMPT             POD ID              POD                 NAMESPACE
  b92067b6e1702       173c740b8b16d       8 seconds ago       Exited              once                0                   1a3eacdf1f73c       once                default
  $ crictl ps -aq --state exited | wc -l
  1
  $ crictl ps --namespace default --no-trunc | wc -L
  317
  $ crictl ps -n 1 -a | awk '{print $NF}'
  NAMESPACE
  default
  $ crictl ps --image nginx:1.27 -q | wc -l
  1
  $ crictl ps --label io.kubernetes.pod.name=web -o json | jq -r '.containers[0] | .state, .metadata.name, .labels["io.kubernetes.pod.namespace"]'
  CONTAINER_RUNNING
  web
  default
  $ crictl ps --label web
  ! FATA[0000] incorrectly specified label: web             
  [1]
  $ crictl ps --state up
  ! FATA[0000] listing containers: list containers: --state should be one of created, running, exited or unknown 
  [1]
  $ crictl ps --nme web
  Incorrect Usage: flag provided but not defined: -nme
  
  NAME:
     crictl ps - List containers
  
  USAGE:
     crictl ps [command options] 
  
  OPTIONS:
     --name value
     --namespace value
     --pod value, -p value
     --image value
     --state value, -s value
     --label value
     --latest, -l
     --last value, -n value
     --all, -a
     --id value
     --quiet, -q
     --output value, -o value
     --no-trunc
     --resolve-image-path, -r
  
  ! FATA[0000] flag provided but not defined: -nme          
  [1]
  $ crictl ps -o wide
  ! FATA[0000] listing containers: unsupported output format "wide" 
  [1]
  $ crictl ps --name '['
  ! FATA[0000] listing containers: list containers: invalid regular expression "[": error parsing regexp: missing closing ]: `[` 
  [1]
  $ crictl pods --name web
  POD ID              CREATED             STATE               NAME                NAMESPACE           ATTEMPT             RUNTIME
  9de06147c6d5c       9 seconds ago       Ready               web                 default             0                   (default)
  $ crictl pods --state notready
  POD ID              CREATED             STATE               NAME                NAMESPACE           ATTEMPT             RUNTIME
  1a3eacdf1f73c       9 seconds ago       NotReady            once                default             0                   (default)
  $ crictl pods -q --namespace default | wc -l
  2
  $ crictl pods --name web -o yaml | grep -E 'state|namespace:|attempt'
      io.kubernetes.pod.namespace: default
      attempt: 0
      namespace: default
    state: SANDBOX_READY
  $ crictl images
  IMAGE                             TAG                 IMAGE ID            SIZE
  docker.io/library/busybox         1.36                173c740b8b16d       2.22MB
  docker.io/library/nginx           1.27                9686dbdb4692f       62.9MB
  registry.k8s.io/coredns/coredns   v1.14.1             319b440f439db       22.4MB
  registry.k8s.io/kube-proxy        v1.36.2             83c1e7a34d781       26MB
  registry.k8s.io/pause             3.10.1              23fdd9b5bb5fc       322kB
  $ crictl images -q docker.io/library/nginx:1.27
  sha256:9686dbdb4692f1af221e36fbbb15dd1f219bc0cba96ad5420095f635d31983cb
  $ crictl images --digests nginx:1.27
  IMAGE                     TAG                 DIGEST              IMAGE ID            SIZE
  docker.io/library/nginx   1.27                0a8b2d0d5744c       9686dbdb4692f       62.9MB
  $ crictl img --filter reference=coredns
  IMAGE                             TAG                 IMAGE ID            SIZE
  registry.k8s.io/coredns/coredns   v1.14.1             319b440f439db       22.4MB
  $ crictl version
  Version:  0.1.0
  RuntimeName:  containerd
  RuntimeVersion:  v2.2.0
  RuntimeApiVersion:  v1
  $ crictl --version
  crictl version v1.36.0
  $ crictl config --get runtime-endpoint
  unix:///run/containerd/containerd.sock
  $ crictl config --set timeout=3 --set debug=true; cat /etc/crictl.yaml
  runtime-endpoint: unix:///run/containerd/containerd.sock
  image-endpoint: unix:///run/containerd/containerd.sock
  timeout: 3
  debug: true
  pull-image-on-create: false
  disable-pull-on-run: false
  $ crictl config --list
  KEY                    VALUE
  runtime-endpoint       unix:///run/containerd/containerd.sock
  image-endpoint         unix:///run/containerd/containerd.sock
  timeout                3s
  debug                  true
  pull-image-on-create   false
  disable-pull-on-run    false
  $ crictl info | jq -r '.lastCNILoadStatus'
  OK
  $ crictl stats --name nginx
  CONTAINER           NAME                CPU %               MEM                 DISK                INODES              SWAP
  $ crictl stats --name web
  CONTAINER           NAME                CPU %               MEM                 DISK                INODES              SWAP
  4f7e2c434991e       web                 0.00                9.437MB             8.192kB             4                   0B
  $ crictl statsp --name web
  POD                 POD ID              CPU %               MEM
  web                 9de06147c6d5c       0.00                9.724MB
  $ crictl frobnicate
  ! No help topic for 'frobnicate'
  [3]
