Bootstrap tokens. Source: Kubernetes documentation, "kubeadm token", "Authenticating with Bootstrap Tokens".

  $ ssh control-plane
  $ kubeadm token list
  $ kubeadm token create abcdef.0123456789abcdef --ttl 2h --description "for worker-3"
  abcdef.0123456789abcdef
  $ kubeadm token list
  TOKEN                     TTL       EXPIRES                USAGES                   DESCRIPTION    EXTRA GROUPS
  abcdef.0123456789abcdef   2h        2026-11-20T12:00:00Z   authentication,signing   for worker-3   system:bootstrappers:kubeadm:default-node-token
  $ kubectl get secret -n kube-system bootstrap-token-abcdef -o jsonpath='{.type} {.data.token-id}{"\n"}'
  bootstrap.kubernetes.io/token YWJjZGVm
  $ kubeadm token create abcdef.0123456789abcdef
  ! error: a token with id "abcdef" already exists
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ kubeadm token create short
  ! error: the bootstrap token "short" was not of the form "\\A([a-z0-9]{6})\\.([a-z0-9]{16})\\z"
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ kubeadm token create fedcba.0123456789abcdef --print-join-command | tee join | cut -d' ' -f1-5
  kubeadm join 192.168.56.10:6443 --token fedcba.0123456789abcdef
  $ grep -o 'sha256:.*' join | tr -d ' ' | cut -d: -f2 > given; openssl x509 -pubkey -in /etc/kubernetes/pki/ca.crt -noout | openssl rsa -pubin -outform der 2>/dev/null | openssl dgst -sha256 -hex | sed 's/^.* //' | diff given - && echo same
  same
  $ kubeadm token delete abcdef; kubeadm token delete abcdef
  bootstrap token "abcdef" deleted
  ! error: failed to delete bootstrap token "abcdef": secrets "bootstrap-token-abcdef" not found
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ kubeadm token create --ttl 0 | wc -c; kubeadm token list | grep -c forever
  24
  1
  $ kubeadm token create --ttl soon
  ! error: invalid argument "soon" for "--ttl" flag: time: invalid duration "soon"
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ kubeadm config images list
  registry.k8s.io/kube-apiserver:v1.36.2
  registry.k8s.io/kube-controller-manager:v1.36.2
  registry.k8s.io/kube-scheduler:v1.36.2
  registry.k8s.io/kube-proxy:v1.36.2
  registry.k8s.io/coredns/coredns:v1.14.1
  registry.k8s.io/pause:3.10.1
  registry.k8s.io/etcd:3.6.8-0
