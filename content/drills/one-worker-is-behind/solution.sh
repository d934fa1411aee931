kubectl get nodes; kubectl get pdb -A
kubectl scale deployment oven -n bakery --replicas=2
kubectl rollout status deployment/oven -n bakery --timeout=120s
ssh worker-1 "sed -i s/v1.36/v1.37/ /etc/apt/sources.list.d/kubernetes.list; apt-get update -qq; apt-mark unhold kubeadm; apt-get install -y -qq kubeadm=1.37.1-1.1; apt-mark hold kubeadm; kubeadm upgrade node"
kubectl drain worker-1 --ignore-daemonsets --timeout=300s
ssh worker-1 "apt-mark unhold kubelet kubectl; apt-get install -y -qq kubelet=1.37.1-1.1 kubectl=1.37.1-1.1; apt-mark hold kubelet kubectl; systemctl daemon-reload; systemctl restart kubelet"
sleep 30
kubectl uncordon worker-1
kubectl get nodes
