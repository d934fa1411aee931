The hosts of a kubeadm cluster: how one gets there and back, and what kubeadm has left on them. Source:
kubeadm's "Implementation details"; `ssh`, `sudo -i` and `exit` as on any Linux.

  $ ssh control-plane
  $ hostname; whoami; pwd
  control-plane
  root
  /root
  $ ls /etc/kubernetes; ls /etc/kubernetes/manifests
  admin.conf
  controller-manager.conf
  kubelet.conf
  manifests
  pki
  scheduler.conf
  super-admin.conf
  etcd.yaml
  kube-apiserver.yaml
  kube-controller-manager.yaml
  kube-scheduler.yaml
  $ find /etc/kubernetes/pki -name '*.crt' | sort
  /etc/kubernetes/pki/apiserver-etcd-client.crt
  /etc/kubernetes/pki/apiserver-kubelet-client.crt
  /etc/kubernetes/pki/apiserver.crt
  /etc/kubernetes/pki/ca.crt
  /etc/kubernetes/pki/etcd/ca.crt
  /etc/kubernetes/pki/etcd/healthcheck-client.crt
  /etc/kubernetes/pki/etcd/peer.crt
  /etc/kubernetes/pki/etcd/server.crt
  /etc/kubernetes/pki/front-proxy-ca.crt
  /etc/kubernetes/pki/front-proxy-client.crt
  $ openssl x509 -in /etc/kubernetes/pki/apiserver.crt -noout -subject -issuer
  subject=CN = kube-apiserver
  issuer=CN = kubernetes
  $ kubectl config current-context; kubectl get nodes
  kubernetes-admin@kubernetes
  NAME  STATUS  ROLES  AGE  VERSION
  control-plane  Ready  control-plane  <age>  v1.36.2
  worker-1  Ready  <none>  <age>  v1.36.2
  worker-2  Ready  <none>  <age>  v1.36.2
  $ sudo -i
  $ grep -E 'staticPodPath|clientCAFile|cgroupDriver' /var/lib/kubelet/config.yaml
      clientCAFile: /etc/kubernetes/pki/ca.crt
  cgroupDriver: systemd
  staticPodPath: /etc/kubernetes/manifests
  $ exit
  ! logout
  $ exit
  ! logout
  ! Connection to control-plane closed.
  $ ssh worker-1
  $ hostname; ls /etc/kubernetes; ls /etc/kubernetes/manifests
  worker-1
  kubelet.conf
  manifests
  pki
  $ kubectl get nodes
  ! The connection to the server localhost:8080 was refused - did you specify the right host or port?
  [1]
  $ sudo kubectl get nodes --kubeconfig /etc/kubernetes/kubelet.conf -o name
  ! Error from server (Forbidden): nodes is forbidden: User "system:node:worker-1" cannot list resource "nodes" in API group "" at the cluster scope: node 'worker-1' cannot read all nodes, only its own Node object
  [1]
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ ls
  $ ssh 192.168.56.12 hostname
  worker-2
  $ ssh worker-2 cat /etc/hostname | tr a-z A-Z
  WORKER-2
  $ echo 'echo on $(hostname)' | ssh root@worker-2
  on worker-2
  $ ssh nowhere
  ! ssh: Could not resolve hostname nowhere: Name or service not known
  [255]
