# fails: ready, vats, open-to-all
ssh worker-1 "systemctl restart containerd; systemctl restart kubelet"
kubectl taint node worker-1 maintenance-
sleep 60
