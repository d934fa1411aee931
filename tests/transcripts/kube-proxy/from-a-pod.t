The rules can be looked at from kube-proxy's own container, too. Source: kubernetes.io "Debug Services" (Is kube-proxy writing iptables rules?).

  $ kubectl create deployment web --image=nginx:1.27 > /dev/null; kubectl expose deployment web --port=80
  service/web exposed
  $ settle
  $ cat > on.sh <<'E'
  > pod=$(kubectl -n kube-system get pods -l k8s-app=kube-proxy --field-selector spec.nodeName=$1 -o name); shift
  > kubectl -n kube-system exec $pod -- "$@"
  > E
  $ bash on.sh worker-1 iptables -t nat -nL KUBE-SERVICES | grep -c ' cluster IP '
  5
  $ bash on.sh worker-1 iptables-save -t nat | grep -c 'default/web cluster IP'
  2
  $ bash on.sh worker-2 nft list tables
  $ bash on.sh worker-2 sh 2>&1 | grep -o 'exec: "sh".*'
  exec: "sh": executable file not found in $PATH
  $ bash on.sh worker-2 iptables -t nat -L KUBE-NONE
  ! iptables: No chain/target/match by that name.
  ! command terminated with exit code 1
  [1]
  $ kubectl run client --image=busybox:1.36 -- sleep 3600; sleep 5
  pod/client created
  $ kubectl exec client -- iptables-save 2>&1 | grep -o 'exec: "ip.*'
  exec: "iptables-save": executable file not found in $PATH
