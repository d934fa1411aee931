A static pod lives with its file, not with the API: the API server away, a kubelet starts and stops static pods
all the same, and shows them when the API is back. Source: Kubernetes documentation, "Create static Pods".

  $ ssh control-plane mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/
  $ ssh worker-2
  $ sleep 5; printf 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: lone\nspec:\n  containers:\n  - name: c\n    image: busybox\n    command: [sleep, "1000"]\n' > /etc/kubernetes/manifests/lone.yaml
  $ sleep 10; crictl ps --name '^c$' | awk '{print $(NF-1)}'
  POD
  lone-worker-2
  $ exit
  ! logout
  ! Connection to worker-2 closed.
  $ kubectl get pods
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane mv /root/kube-apiserver.yaml /etc/kubernetes/manifests/
  $ sleep 30; kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  lone-worker-2  1/1  Running  0  <age>
  $ ssh worker-2 rm /etc/kubernetes/manifests/lone.yaml
  $ sleep 40; kubectl get pods
  ! No resources found in default namespace.
