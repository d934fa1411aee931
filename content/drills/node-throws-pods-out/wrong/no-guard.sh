# fails: still-guarded
# near miss: the disk may now run full
echo nodefs.available > signal.txt
ssh worker-1 "sed -i 's/99%/0%/' /var/lib/kubelet/config.yaml; systemctl restart kubelet"
