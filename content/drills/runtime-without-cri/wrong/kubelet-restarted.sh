# fails: ready, new-pods
echo runtime.v1.RuntimeService > reason.txt
ssh worker-2 systemctl restart containerd kubelet
sleep 20
