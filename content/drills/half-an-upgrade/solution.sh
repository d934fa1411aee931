kubectl get nodes
ssh worker-2 "kubeadm version -o short; dpkg -l | grep kube; apt-mark showhold"
ssh worker-2 "systemctl daemon-reload; systemctl restart kubelet; apt-mark hold kubeadm kubelet kubectl"
kubectl uncordon worker-2
sleep 60
kubectl get nodes; kubectl get pods -n mosaic
