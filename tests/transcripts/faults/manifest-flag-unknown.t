A part of the control plane that gets a flag that it does not know. Source: github.com/spf13/pflag's words.

# fault: manifest-flag-unknown component=kube-apiserver
  $ kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1'
  Error: unknown flag: --log-levels
  $ ssh control-plane "sed -i /--log-levels/d /etc/kubernetes/manifests/kube-apiserver.yaml"
  $ sleep 40; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
