# fails: oven, scheduler, new-pods
ssh control-plane systemctl restart kubelet
sleep 45
