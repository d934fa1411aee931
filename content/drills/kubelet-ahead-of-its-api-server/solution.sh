kubectl get nodes; kubectl version
ssh control-plane "sed -i s/v1.36/v1.37/ /etc/apt/sources.list.d/kubernetes.list; apt-get update -qq; apt-mark unhold kubeadm; apt-get install -y -qq kubeadm=1.37.1-1.1; apt-mark hold kubeadm"
ssh control-plane "kubeadm upgrade plan | grep 'upgrade apply'; kubeadm upgrade apply v1.37.1 -y | tail -n 3"
kubectl drain control-plane --ignore-daemonsets
ssh control-plane "apt-mark unhold kubelet kubectl; apt-get install -y -qq kubelet=1.37.1-1.1 kubectl=1.37.1-1.1; apt-mark hold kubelet kubectl; systemctl daemon-reload; systemctl restart kubelet"
sleep 30
kubectl uncordon control-plane
kubectl get nodes
